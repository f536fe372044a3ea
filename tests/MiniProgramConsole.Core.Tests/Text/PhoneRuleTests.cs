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
    public void Check_Number_IsJudgedByTheForm(string? number, TextVerdict verdict, string text) =>
        Assert.Equal(new TextCheck(verdict, text, text.Length), Rule.Check(number));
}
