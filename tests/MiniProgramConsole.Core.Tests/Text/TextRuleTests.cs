using MiniProgramConsole.Core.LaunchTargets;
using MiniProgramConsole.Core.Tests.Testing;
using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Tests.Text;

public sealed class TextRuleTests
{
    private static readonly TextRule Weighted = new(2, 4, Weighted: true);
    private static readonly TextRule Counted = new(2, 4);
    private static readonly TextRule Lines = new(2, 4, Multiline: true);

    [Fact]
    public void Check_Null_IsRequired() => Assert.Equal(new TextCheck(TextVerdict.Required, "", 0), Counted.Check(null));

    [Theory]
    [InlineData("a", TextVerdict.TooShort, 1)]
    [InlineData("ab", TextVerdict.Ok, 2)]
    [InlineData("abcd", TextVerdict.Ok, 4)]
    [InlineData("abcde", TextVerdict.TooLong, 5)]
    [InlineData("中", TextVerdict.TooShort, 1)]
    [InlineData("中文名字", TextVerdict.Ok, 4)]
    [InlineData("𠮷𠮷𠮷𠮷", TextVerdict.Ok, 4)]
    [InlineData("𠮷𠮷𠮷𠮷𠮷", TextVerdict.TooLong, 5)]
    public void Check_Counted_EachCodePointCountsOne(string text, TextVerdict verdict, int length) =>
        Assert.Equal(new TextCheck(verdict, text, length), Counted.Check(text));

    [Theory]
    [InlineData("a", TextVerdict.TooShort, 1)]
    [InlineData("中", TextVerdict.Ok, 2)]
    [InlineData("中ab", TextVerdict.Ok, 4)]
    [InlineData("中文a", TextVerdict.TooLong, 5)]
    [InlineData("𠮷𠮷", TextVerdict.Ok, 4)]
    public void Check_Weighted_WideCharactersCountTwo(string text, TextVerdict verdict, int length) =>
        Assert.Equal(new TextCheck(verdict, text, length), Weighted.Check(text));

    [Fact]
    public void Check_Accepted_GivesTheNormalisedText() =>
        Assert.Equal(new TextCheck(TextVerdict.Ok, "caf\u00E9", 4), Counted.Check("\u3000cafe\u0301\r\n"));

    [Theory]
    [InlineData("a\r\nb", 3)]
    [InlineData("a\rb", 3)]
    [InlineData("a\n\nb", 4)]
    public void Check_LineEndInAMultilineField_CountsOne(string text, int length)
    {
        var check = Lines.Check(text);

        Assert.Equal((TextVerdict.Ok, length), (check.Verdict, check.Length));
    }

    [Fact]
    public void Check_LineEndInASingleLineField_IsRefused() =>
        Assert.Equal(new TextCheck(TextVerdict.RefusedCharacter, "a\nb", 0, '\n', 2), Counted.Check("a\r\nb"));

    [Theory]
    [InlineData('\t')]
    [InlineData(0x000B)]
    [InlineData(0x0085)]
    [InlineData(0x2028)]
    [InlineData(0x2029)]
    public void Check_OtherControlOrSeparatorInAMultilineField_IsRefused(int codePoint)
    {
        var text = $"a{Unicode.Text(codePoint)}b";

        Assert.Equal(new TextCheck(TextVerdict.RefusedCharacter, text, 0, codePoint, 2), Lines.Check(text));
    }

    [Theory]
    [InlineData("a", 2)]
    [InlineData("𠮷", 2)]
    [InlineData("𠮷😀a", 4)]
    [InlineData("  𠮷", 2)]
    [InlineData("e\u0301", 2)]
    public void Check_RefusedCharacter_HasItsPositionInCodePoints(string before, int position)
    {
        var check = Counted.Check(before + "\u200Ba\u202E");

        Assert.Equal((TextVerdict.RefusedCharacter, 0x200B, position), (check.Verdict, check.CodePoint, check.Position));
    }

    // As a number, because an attribute can't hold a lone surrogate.
    [Theory]
    [InlineData(0xD800)]
    [InlineData(0xDBFF)]
    [InlineData(0xDC00)]
    [InlineData(0xDFFF)]
    public void Check_LoneSurrogate_IsRefused(int surrogate)
    {
        var (inside, last) = ($"𠮷{(char)surrogate}b", $"ab{(char)surrogate}");

        Assert.Equal(new TextCheck(TextVerdict.RefusedCharacter, inside, 0, surrogate, 2), Counted.Check(inside));
        Assert.Equal(new TextCheck(TextVerdict.RefusedCharacter, last, 0, surrogate, 3), Lines.Check($" {last} "));
    }

    [Fact]
    public void Check_ReversedSurrogatePair_IsRefusedAtTheFirst()
    {
        var check = Counted.Check("a\uDC00\uD800");

        Assert.Equal((TextVerdict.RefusedCharacter, 0xDC00, 2), (check.Verdict, check.CodePoint, check.Position));
    }

    [Theory]
    [InlineData(0xFFFE)]
    [InlineData(0xFFFF)]
    [InlineData(0x10FFFE)]
    public void Check_Noncharacter_IsRefused(int codePoint)
    {
        var text = $"a{Unicode.Text(codePoint)}b";

        Assert.Equal(new TextCheck(TextVerdict.RefusedCharacter, text, 0, codePoint, 2), Counted.Check(text));
    }

    [Fact]
    public void Check_OnlyMarks_IsInvisibleWhateverItsLength() =>
        Assert.Equal(TextVerdict.NothingVisible, Counted.Check(new string('\u0301', 9)).Verdict);

    [Fact]
    public void MaxUtf16Length_IsTwoForEachCharacter() => Assert.Equal(400, LaunchTargetList.AlipayChina.Description.MaxUtf16Length);

    [Fact]
    public void MaxFoldedLength_IsEighteenForEachCharacter() => Assert.Equal(540, LaunchTargetList.AlipayChina.Name.MaxFoldedLength);
}
