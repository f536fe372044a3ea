using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Tests.Text;

public sealed class PhoneRuleTests
{
    private static readonly PhoneRule Rule = new([3, 8], "010-12345678");

    [Fact]
    public void Format_Groups_AreJoinedByHyphens() => Assert.Equal("XXX-XXXXXXXX", Rule.Format);

    [Fact]
    public void Length_Groups_CountsTheHyphenToo() => Assert.Equal(12, Rule.Length);

    [Theory]
    [InlineData(null, TextVerdict.Required, "")]
    [InlineData("\u3000", TextVerdict.Required, "")]
    [InlineData("010-12345678", TextVerdict.Ok, "010-12345678")]
    [InlineData("\u00A0010-12345678\r\n", TextVerdict.Ok, "010-12345678")]
    [InlineData("XXX-XXXXXXXX", TextVerdict.WrongFormat, "XXX-XXXXXXXX")]
    [InlineData("0571-1234567", TextVerdict.WrongFormat, "0571-1234567")]
    [InlineData("010 12345678", TextVerdict.WrongFormat, "010 12345678")]
    [InlineData("01a-12345678", TextVerdict.WrongFormat, "01a-12345678")]
    [InlineData("010-1234567８", TextVerdict.WrongFormat, "010-1234567８")]
    [InlineData("010-1234567", TextVerdict.WrongFormat, "010-1234567")]
    [InlineData("010-123456789", TextVerdict.WrongFormat, "010-123456789")]
    public void Check_Number_MustMatchTheFormat(string? number, TextVerdict verdict, string text) =>
        Assert.Equal((verdict, text, text.Length), (Rule.Check(number).Verdict, Rule.Check(number).Text, Rule.Check(number).Length));

    [Theory]
    [InlineData("\u202A010-12345678\u202C", 0x202A, 1, "010-12345678")]
    [InlineData("010\u201112345678", 0x2011, 4, "010-12345678")]
    [InlineData("010\u200B-12345678", 0x200B, 4, "010-12345678")]
    [InlineData("０１０－１２３４５６７８", 0xFF10, 1, "010-12345678")]
    [InlineData("٠١٠-١٢٣٤٥٦٧٨", 0x0660, 1, "010-12345678")]
    [InlineData("010\u00A012345678", 0x00A0, 4, "010-12345678")]
    [InlineData("010-1234\u20095678", 0x2009, 9, "010-12345678")]
    [InlineData("010\u2212 12345678", 0x2212, 4, "010-12345678")]
    [InlineData("010 12345678", 0, 0, "010-12345678")]
    [InlineData("010 - 1234 5678", 0, 0, "010-12345678")]
    [InlineData("01012345678", 0, 0, null)]
    [InlineData("010 1234 5678", 0, 0, null)]
    [InlineData("电话010-12345678", 0x7535, 1, null)]
    [InlineData("010-1234567\uE000", 0xE000, 12, null)]
    [InlineData("010-1234567\U0001D7D6", 0x1D7D6, 12, "010-12345678")]
    [InlineData("XXX-XXXXXXXX", 0, 0, null)]
    public void Check_OtherCharacters_AreNamedAndCorrectedIfCertain(string number, int codePoint, int position, string? suggestion) =>
        Assert.Equal(new TextCheck(TextVerdict.WrongFormat, number, number.Length, codePoint, position, suggestion), Rule.Check(number));
}
