using MiniProgramConsole.Core.Tests.Testing;
using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Tests.Text;

public sealed class EmailRuleTests
{
    private static readonly EmailRule Rule = new(254, "service@example.com");

    [Theory]
    [InlineData("a@b.cn")]
    [InlineData("First.Last+tag@Example.COM")]
    [InlineData("!#$%&'*+-/=?^_`{|}~@example.com")]
    [InlineData("service@xn--fiqs8s.cn")]
    [InlineData("service@例子.中国")]
    public void Check_Address_IsAcceptedAsTyped(string address) =>
        Assert.Equal(new TextCheck(TextVerdict.Ok, address, address.Length), Rule.Check($" {address}\r\n"));

    [Theory]
    [InlineData(".a@example.com")]
    [InlineData("a.@example.com")]
    [InlineData("a..b@example.com")]
    [InlineData("\"a b\"@example.com")]
    [InlineData("é@example.com")]
    [InlineData("a@-example.com")]
    [InlineData("a@example-.com")]
    [InlineData("a@exa_mple.com")]
    [InlineData("a@example.com.")]
    [InlineData("a@[192.0.2.1]")]
    [InlineData("a@b@example.com")]
    [InlineData("mailto:a@example.com")]
    public void Check_TextThatIsNotAnAddress_IsWrongFormat(string address) =>
        Assert.Equal(TextVerdict.WrongFormat, Rule.Check(address).Verdict);

    [Theory]
    [InlineData("service@example.com\u200B", 0x200B, 20, "service@example.com")]
    [InlineData("\u200Eservice@example.com", 0x200E, 1, "service@example.com")]
    [InlineData("service＠example.com", 0xFF20, 8, "service@example.com")]
    [InlineData("service@example。com", 0x3002, 16, "service@example.com")]
    [InlineData("ｓervice@example.com", 0xFF53, 1, "service@example.com")]
    [InlineData("my\u2011name@example.com", 0x2011, 3, "my-name@example.com")]
    [InlineData("a@my\u2010shop.com", 0x2010, 5, "a@my-shop.com")]
    [InlineData("service@\u00A0example.com", 0x00A0, 9, "service@example.com")]
    [InlineData("a٢@example.com", 0x0662, 2, "a2@example.com")]
    [InlineData("服务@例子.中国", 0x670D, 1, null)]
    [InlineData("é@example.com", 0xE9, 1, null)]
    [InlineData("service@ｅxample", 0xFF45, 9, null)]
    [InlineData("a\uFFFE@example.com", 0xFFFE, 2, null)]
    [InlineData("first last@example.com", 0, 0, null)]
    [InlineData("service @example.com", 0, 0, "service@example.com")]
    [InlineData("中文", 0, 0, null)]
    public void Check_OtherCharacters_AreNamedAndCorrectedIfCertain(string email, int codePoint, int position, string? suggestion) =>
        Assert.Equal(new TextCheck(TextVerdict.WrongFormat, email, email.Length, codePoint, position, suggestion), Rule.Check(email));

    [Theory]
    [InlineData(64, TextVerdict.Ok)]
    [InlineData(65, TextVerdict.WrongFormat)]
    public void Check_LocalPart_HasAtMost64Characters(int length, TextVerdict verdict) =>
        Assert.Equal(verdict, Rule.Check(new string('a', length) + "@example.com").Verdict);

    [Theory]
    [InlineData(63, TextVerdict.Ok)]
    [InlineData(64, TextVerdict.WrongFormat)]
    public void Check_DomainLabel_HasAtMost63Characters(int length, TextVerdict verdict) =>
        Assert.Equal(verdict, Rule.Check($"a@{new string('b', length)}.com").Verdict);

    [Theory]
    [InlineData(61, 254, TextVerdict.Ok)]
    [InlineData(62, 255, TextVerdict.WrongFormat)]
    public void Check_Address_HasAtMost254Characters(int lastLabel, int length, TextVerdict verdict)
    {
        var label = new string('b', 63);
        var address = $"{new string('a', 64)}@{label}.{label}.{new string('b', lastLabel)}";

        Assert.Equal(new TextCheck(verdict, address, length), Rule.Check(address));
    }

    [Theory]
    [InlineData(0x0000)]
    [InlineData(0x034F)]
    [InlineData(0x200B)]
    [InlineData(0x200D)]
    [InlineData(0x00AD)]
    [InlineData(0x202E)]
    [InlineData(0x2060)]
    [InlineData(0xFE0F)]
    [InlineData(0xFEFF)]
    [InlineData(0xFFFE)]
    public void Check_InvisibleCharacterInDomain_IsWrongFormat(int codePoint) =>
        Assert.Equal(TextVerdict.WrongFormat, Rule.Check($"a@exam{Unicode.Text(codePoint)}ple.com").Verdict);

    [Theory]
    [InlineData("a@example.\u00AD")]
    [InlineData("a@example.\u200B")]
    public void Check_DomainWithATrailingDot_IsWrongFormat(string address) =>
        Assert.Equal(TextVerdict.WrongFormat, Rule.Check(address).Verdict);

    [Fact]
    public void Check_LoneSurrogateInDomain_IsWrongFormat() =>
        Assert.Equal(TextVerdict.WrongFormat, Rule.Check("a@ex\uD800ample.com").Verdict);
}
