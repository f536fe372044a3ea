using MiniProgramConsole.Core.LaunchTargets;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.Tests.Testing;
using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Tests.Text;

public sealed class TextMessagesTests
{
    private const string English = "en";
    private const string ThirtyOne = "abcdefghijklmnopqrstuvwxyz12345";

    private static readonly LaunchTarget Target = LaunchTargetList.AlipayChina;

    [Theory]
    [InlineData("Name", "", "Enter the mini program name.", "填写小程序名称。")]
    [InlineData("Tagline", "", "Enter the tagline.", "填写标语。")]
    [InlineData("Description", "\r\n", "Enter the description.", "填写描述。")]
    [InlineData("Name", "A", "The name is 1 character long. It needs at least 3.", "名称现在是 1 个字符，至少需要 3 个。")]
    [InlineData("Name", "中", "The name is 2 characters long. It needs at least 3.", "名称现在是 2 个字符，至少需要 3 个。")]
    [InlineData("Tagline", "A", "The tagline is 1 character long. It needs at least 10.", "标语现在是 1 个字符，至少需要 10 个。")]
    [InlineData("Description", "short", "The description is 5 characters long. It needs at least 20.", "描述现在是 5 个字符，至少需要 20 个。")]
    [InlineData("Name", ThirtyOne, "The name is 31 characters long. The maximum is 30.", "名称现在是 31 个字符，最多 30 个。")]
    [InlineData("Tagline", ThirtyOne, "The tagline is 31 characters long. The maximum is 30.", "标语现在是 31 个字符，最多 30 个。")]
    [InlineData("Name", "a\nbc", "The name must be a single line.", "名称只能写在一行内。")]
    [InlineData("Tagline", "one\r\ntwo", "The tagline must be a single line.", "标语只能写在一行内。")]
    [InlineData("Name", "\u0301\u0301\u0301", "The name has no visible characters. Use letters, digits or Chinese characters.",
        "名称没有可见的字符。使用汉字、字母或数字。")]
    [InlineData("Description", "\uFE0F", "The description has no visible characters. Use letters, digits or Chinese characters.",
        "描述没有可见的字符。使用汉字、字母或数字。")]
    public void Of_Text_SaysWhatWasFoundAndWhatIsAllowed(string noun, string text, string english, string chinese) =>
        AssertMessage(TextMessages.Of(noun, RuleOf(noun), RuleOf(noun).Check(text)), english, chinese);

    [Theory]
    [InlineData(0x200B, "200B")]
    [InlineData(0x0000, "0000")]
    [InlineData(0x00AD, "00AD")]
    [InlineData(0x0009, "0009")]
    [InlineData(0xE0041, "E0041")]
    [InlineData(0x10FFFD, "10FFFD")]
    public void Of_RefusedCharacter_SaysWhichAndWhere(int codePoint, string code)
    {
        var check = Target.Tagline.Check($"A\U00020BB7{Unicode.Text(codePoint)}tagline");

        AssertMessage(
            TextMessages.Of("Tagline", Target.Tagline, check),
            $"The tagline contains a character that cannot be shown (U+{code}, character 3). Delete it and type the text again there.",
            $"标语中第 3 个字符无法显示（U+{code}）。删除它，在原处重新输入。");
    }

    [Fact]
    public void Of_LoneSurrogate_SaysWhichAndWhere() => AssertMessage(
        TextMessages.Of("Name", Target.Name, Target.Name.Check("ab\uD83D")),
        "The name contains a character that cannot be shown (U+D83D, character 3). Delete it and type the text again there.",
        "名称中第 3 个字符无法显示（U+D83D）。删除它，在原处重新输入。");

    [Theory]
    [InlineData("")]
    [InlineData("05711234567")]
    public void Of_Number_ShowsTheFormat(string number) => AssertMessage(
        TextMessages.Of(Target.Phone, Target.Phone.Check(number)),
        "Enter the number as XXXX-XXXXXXX: four digits, a hyphen, seven digits. For example 0571-1234567.",
        "按 XXXX-XXXXXXX 格式填写：四位数字、短横线、七位数字。例如 0571-1234567。");

    [Theory]
    [InlineData("")]
    [InlineData("service")]
    public void Of_Email_ShowsAnExample(string email) => AssertMessage(
        TextMessages.Of(Target.Email, Target.Email.Check(email)),
        "Enter one email address, for example service@example.com.",
        "填写一个邮箱地址，例如 service@example.com。");

    [Theory]
    [InlineData("\u202A0571-8888888\u202C",
        "The number contains a character that cannot be shown (U+202A, character 1). Delete it and type the text again there.",
        "电话中第 1 个字符无法显示（U+202A）。删除它，在原处重新输入。")]
    [InlineData("0571\u20118888888",
        "The number contains “\u2011” (U+2011, character 5). Use only the digits 0 to 9 and a hyphen (-), as in 0571-1234567.",
        "电话中第 5 个字符是「\u2011」（U+2011）。只能使用数字 0–9 和短横线（-），例如 0571-1234567。")]
    public void Of_Number_NamesTheCharacter(string number, string english, string chinese) =>
        AssertMessage(TextMessages.Of(Target.Phone, Target.Phone.Check(number)), english, chinese);

    [Theory]
    [InlineData("service@example.com\u200B",
        "The email contains a character that cannot be shown (U+200B, character 20). Delete it and type the text again there.",
        "邮箱中第 20 个字符无法显示（U+200B）。删除它，在原处重新输入。")]
    [InlineData("service＠example.com",
        "The email contains “＠” (U+FF20, character 8), which isn't allowed there. Use plain letters, digits and symbols, as in service@example.com.",
        "邮箱中第 8 个字符是「＠」（U+FF20），不能使用。改用普通的字母、数字和符号，例如 service@example.com。")]
    public void Of_Email_NamesTheCharacter(string email, string english, string chinese) =>
        AssertMessage(TextMessages.Of(Target.Email, Target.Email.Check(email)), english, chinese);

    [Fact]
    public void Of_EmailTooLong_SaysHowLong() => AssertMessage(
        TextMessages.Of(Target.Email, Target.Email.Check(new string('x', 243) + "@example.com")),
        "The email is 255 characters long. The maximum is 254.",
        "邮箱现在是 255 个字符，最多 254 个。");

    [Fact]
    public void Of_Accepted_IsNull()
    {
        Assert.Null(TextMessages.Of("Name", Target.Name, Target.Name.Check("Coffee")));
        Assert.Null(TextMessages.Of(Target.Phone, Target.Phone.Check("0571-1234567")));
        Assert.Null(TextMessages.Of(Target.Email, Target.Email.Check("service@example.com")));
    }

    [Fact]
    public void Of_VerdictOfAnotherKindOfRule_Throws() => Assert.Throws<ArgumentOutOfRangeException>(
        () => TextMessages.Of("Name", Target.Name, new TextCheck(TextVerdict.WrongFormat, "", 0)));

    private static TextRule RuleOf(string noun) => noun switch
    {
        "Name" => Target.Name,
        "Tagline" => Target.Tagline,
        _ => Target.Description,
    };

    private static void AssertMessage(Message? message, string english, string chinese)
    {
        Assert.NotNull(message);
        Assert.Equal(english, Speech.In(English, message.ToString));
        Assert.All(["zh-Hans", "zh-CN"], (string language) => Assert.Equal(chinese, Speech.In(language, message.ToString)));
    }
}
