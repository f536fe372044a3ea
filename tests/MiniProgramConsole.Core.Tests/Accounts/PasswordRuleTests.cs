using MiniProgramConsole.Core.Accounts.Passwords;
using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Core.Tests.Accounts;

public sealed class PasswordRuleTests
{
    private const string Email = "lin.wei@tea-garden.example";
    private const string Name = "Lin Wei";
    private const string Merchant = "杭州龙井茶园";
    private const string Workspace = "Harbour Front Team";

    [Theory]
    [InlineData("1q2w3e4r5t6y")]
    [InlineData("1qaz2wsx3edc")]
    [InlineData("minecraft1234")]
    [InlineData("zaq12wsxcde3")]
    [InlineData("a1b2c3d4e5f6")]
    [InlineData("password1234")]
    [InlineData("P@ssw0rd2024!")]
    [InlineData("PASSWORDPASSWORD")]
    [InlineData("Password-Password")]
    [InlineData("123456789012")]
    [InlineData("210987654321")]
    [InlineData("qwertyuiop12")]
    [InlineData("aaaaaaaaaaaa")]
    [InlineData("啊啊啊啊啊啊啊啊啊啊啊啊")]
    [InlineData("abcabcabcabc")]
    [InlineData("x7Gqx7Gqx7Gq")]
    [InlineData("一二一二一二一二一二一二")]
    [InlineData("iloveyou2024!")]
    [InlineData("correct horse battery staple")]
    [InlineData("correcthorsebatterystaple")]
    [InlineData("administrator")]
    [InlineData("woaini1314520")]
    [InlineData("letmein letmein")]
    [InlineData("Console-Program1")]
    [InlineData("支付宝小程序控制台小程序")]
    [InlineData("Ｐａｓｓｗｏｒｄ１２３４")]
    [InlineData("iloveyoubabygirl1990 k3#vR9!pQz2m")]
    public void Check_CommonPassword_IsRefused(string password) => Assert.Equal("Password.Common", Check(password)?.Key);

    [Theory]
    [InlineData("lin.wei.2024!")]
    [InlineData("LinWei-LinWei")]
    [InlineData("Tea-Garden 1987")]
    [InlineData("lin.wei@tea-garden.example")]
    [InlineData("杭州龙井茶园20261234")]
    [InlineData("HarbourFront2026!")]
    [InlineData("Ｈａｒｂｏｕｒ ｆｒｏｎｔ １２３")]
    public void Check_PersonalInformation_IsRefused(string password) => Assert.Equal("Password.Own", Check(password)?.Key);

    [Theory]
    [InlineData("seven plum kettles hum")]
    [InlineData("k3#vR9!pQz2m")]
    [InlineData("      m 7 c y Q 2")]
    [InlineData("一只猫坐在窗台上晒太阳呢")]
    [InlineData("天气晴朗适合去爬山喝茶呀")]
    [InlineData("kazoo-velvet-otter")]
    [InlineData("purple teapot rides moon")]
    public void Check_UncommonPassword_IsAcceptedWhateverItsCharacters(string password) => Assert.Null(Check(password));

    [Fact]
    public void Check_Lengths_CountCharactersAndNotUnits()
    {
        Assert.Equal("Password.Required", Check("")?.Key);
        Assert.Equal([11, 12], Check("😀k3vR9pQz2m")?.Arguments);
        Assert.Null(Check("😀k3vR9pQz2mh"));
        Assert.Null(Check(Long(PasswordRule.Max)));
        Assert.Equal([129, 128], Check(Long(PasswordRule.Max + 1))?.Arguments);
    }

    // A letter with a combining mark counts as one character in every form; a ligature counts as its letters.
    [Fact]
    public void Check_Lengths_CountTheNormalizedPassword()
    {
        Assert.Equal([11, 12], Check("e\u0301k3vR9pQz2m")?.Arguments);
        Assert.Null(Check("\uFB03k3vR9pQz2"));
        Assert.Null(Check(Long(PasswordRule.Max - 1) + "e\u0301"));
        Assert.Equal([145, 128], Check(Long(PasswordRule.Max - 1) + "\uFDFA")?.Arguments);
    }

    [Fact]
    public void Check_FarTooLong_IsCountedWithoutNormalizing()
    {
        var longest = new string('\uFDFA', NormalizedPassword.MaxTypedLength);

        Assert.Equal([512 * 18, 128], Check(longest)?.Arguments);
        Assert.Equal([513, 128], Check(longest + "a")?.Arguments);
        Assert.Equal([100_000, 128], Check(new string('a', 100_000))?.Arguments);
    }

    [Fact]
    public void Check_LoneSurrogates_CountAsOneEach() => Assert.Null(Check("\uD83Dk3vR9pQz2mh\uDE00"));

    [Fact]
    public void Check_CalledConcurrently_GivesTheSameVerdict()
    {
        string[] passwords = ["1q2w3e4r5t6y", "kazoo-velvet-otter", "p4ssw0rd1|7$@$e(8qe3", "lin.wei.2024!"];
        var expected = passwords.Select(password => Check(password)?.Key).ToList();

        var judged = Enumerable.Range(0, 400).AsParallel().WithDegreeOfParallelism(8)
            .Select(number => (Index: number % passwords.Length, Check(passwords[number % passwords.Length])?.Key)).ToList();

        Assert.All(judged, one => Assert.Equal(expected[one.Index], one.Key));
    }

    private static Message? Check(string password) => PasswordRule.Check(password, Email, Name, Merchant, Workspace);

    private static string Long(int length) =>
        string.Concat(Enumerable.Range(0, length).Select(number => (char)('a' + (number * number * 7 % 26))));
}
