using System.Globalization;
using System.Text;
using MiniProgramConsole.Core.Tests.Testing;
using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Tests.Text;

public sealed class CharacterRulesTests
{
    private static readonly int[] Blanks = [0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0];

    [Theory]
    [InlineData('A', 1)]
    [InlineData(' ', 1)]
    [InlineData(0x00E9, 1)] // é
    [InlineData(0x0301, 1)] // combining acute accent
    [InlineData(0xFE0F, 1)] // variation selector
    [InlineData(0x00B7, 1)] // middle dot, ambiguous
    [InlineData(0x201C, 1)] // curly quote, ambiguous
    [InlineData(0x2460, 1)] // circled digit, ambiguous
    [InlineData(0xFF76, 1)] // half-width katakana
    [InlineData(0x20A9, 1)] // won sign, half-width
    [InlineData(0x1F1E8, 1)] // regional indicator
    [InlineData(0x4E2D, 2)] // 中
    [InlineData(0x3000, 2)] // ideographic space
    [InlineData(0xFF21, 2)] // full-width A
    [InlineData(0xD55C, 2)] // Hangul
    [InlineData(0x20BB7, 2)] // 𠮷
    [InlineData(0x1F600, 2)] // emoji
    [InlineData(0x302A, 2)] // ideographic tone mark
    [InlineData(0x302E, 2)] // Hangul tone mark
    [InlineData(0x3099, 2)] // combining voiced sound mark
    [InlineData(0x309A, 2)] // combining semi-voiced sound mark
    [InlineData(0x16FE4, 2)] // Khitan filler
    [InlineData(0x16FF0, 2)] // Vietnamese reading mark
    [InlineData(0x1F3FB, 2)] // emoji skin tone
    [InlineData(0x1F3FF, 2)]
    public void Weight_CodePoint_IsItsEastAsianWidth(int codePoint, int weight) =>
        Assert.Equal(weight, CharacterRules.Weight(new Rune(codePoint)));

    [Fact]
    public void Weight_EveryScalarValue_IsOneOrTwo()
    {
        var weights = Unicode.ScalarValues.CountBy(CharacterRules.Weight).ToDictionary();

        Assert.Equal([1, 2], weights.Keys.Order());
        Assert.Equal(1_112_064, weights.Values.Sum());
    }

    [Fact]
    public void Weight_EveryAssignedCodePoint_MatchesTheUnicodeTable()
    {
        var different = from rune in Unicode.ScalarValues
                        where Rune.GetUnicodeCategory(rune) != UnicodeCategory.OtherNotAssigned && EastAsianWidths.Knows(rune.Value)
                        where CharacterRules.Weight(rune) != (EastAsianWidths.IsWide(rune.Value) ? 2 : 1)
                        select Unicode.Name(rune);

        Assert.Empty(different);
    }

    [Theory]
    [InlineData(UnicodeCategory.Control, 0x0000, 0x0009, 0x000A, 0x001F, 0x007F, 0x0085, 0x009F)]
    [InlineData(UnicodeCategory.Format, 0x00AD, 0x061C, 0x180E, 0x200B, 0x200D, 0x202E, 0x2066, 0xFEFF, 0xFFF9, 0xE0041)]
    [InlineData(UnicodeCategory.PrivateUse, 0xE000, 0xF8FF, 0xF0000, 0x10FFFD)]
    [InlineData(UnicodeCategory.OtherNotAssigned, 0x0378, 0xFDD0, 0xFFFE, 0xFFFF, 0x10FFFF)]
    [InlineData(UnicodeCategory.LineSeparator, 0x2028)]
    [InlineData(UnicodeCategory.ParagraphSeparator, 0x2029)]
    public void IsRefused_CodePointOfRefusedCategory_IsTrue(UnicodeCategory category, params int[] codePoints) => Assert.All(
        codePoints.Select(codePoint => new Rune(codePoint)),
        rune => Assert.Equal((category, true), (Rune.GetUnicodeCategory(rune), CharacterRules.IsRefused(rune))));

    [Fact]
    public void IsRefused_AllOfUnicode_CoversSixCategoriesAndEightBlanks()
    {
        UnicodeCategory[] refused =
        [
            UnicodeCategory.Control, UnicodeCategory.Format, UnicodeCategory.PrivateUse,
            UnicodeCategory.OtherNotAssigned, UnicodeCategory.LineSeparator, UnicodeCategory.ParagraphSeparator,
        ];

        var exceptions = Unicode.ScalarValues
            .Where(rune => CharacterRules.IsRefused(rune) != refused.Contains(Rune.GetUnicodeCategory(rune)))
            .Select(rune => rune.Value);

        Assert.Equal(Blanks, exceptions);
    }

    [Theory]
    [InlineData('a', true)]
    [InlineData('!', true)]
    [InlineData(0x4E2D, true)]
    [InlineData(0x1F600, true)]
    [InlineData(0x00B4, true)] // acute accent by itself
    [InlineData(' ', false)]
    [InlineData('\n', false)]
    [InlineData(0x00A0, false)] // no-break space
    [InlineData(0x3000, false)]
    [InlineData(0x0301, false)] // Mn
    [InlineData(0xFE0F, false)]
    [InlineData(0x0903, false)] // Mc
    [InlineData(0x20DD, false)] // Me
    public void IsVisible_CodePoint_IsFalseForMarksAndWhiteSpace(int codePoint, bool visible) =>
        Assert.Equal(visible, CharacterRules.IsVisible(new Rune(codePoint)));
}
