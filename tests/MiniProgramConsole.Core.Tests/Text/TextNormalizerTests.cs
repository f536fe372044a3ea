using MiniProgramConsole.Core.Tests.Testing;
using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Tests.Text;

public sealed class TextNormalizerTests
{
    private const int LongestFolding = 0xFDFA;

    [Theory]
    [InlineData(null, "")]
    [InlineData("", "")]
    [InlineData(" \r\n\t ", "")]
    [InlineData("a\r\nb", "a\nb")]
    [InlineData("a\rb", "a\nb")]
    [InlineData("a\nb", "a\nb")]
    [InlineData("a\r\r\nb\n\rc", "a\n\nb\n\nc")]
    [InlineData("\r\n a  b \r", "a  b")]
    public void Normalize_LineBreaksAndBlanks_AreUnified(string? text, string expected) =>
        Assert.Equal(expected, TextNormalizer.Normalize(text));

    // All code points with the White_Space property.
    [Theory]
    [InlineData(0x09, 0x0D)]
    [InlineData(0x20, 0x20)]
    [InlineData(0x85, 0x85)]
    [InlineData(0xA0, 0xA0)]
    [InlineData(0x1680, 0x1680)]
    [InlineData(0x2000, 0x200A)]
    [InlineData(0x2028, 0x2029)]
    [InlineData(0x202F, 0x202F)]
    [InlineData(0x205F, 0x205F)]
    [InlineData(0x3000, 0x3000)]
    public void Normalize_OuterWhiteSpace_IsRemoved(int first, int last) => Assert.All(
        Enumerable.Range(first, last - first + 1).Select(Unicode.Text),
        blank => Assert.Equal("a", TextNormalizer.Normalize($"{blank}{blank}a{blank}")));

    [Theory]
    [InlineData(0x1C)] // white space for Python and Java, not for Unicode
    [InlineData(0x180E)]
    [InlineData(0x200B)]
    [InlineData(0x2060)]
    [InlineData(0xFEFF)]
    public void Normalize_OuterCharacterThatIsNotWhiteSpace_Stays(int codePoint)
    {
        var text = $"{Unicode.Text(codePoint)}a{Unicode.Text(codePoint)}";

        Assert.Equal(text, TextNormalizer.Normalize(text));
    }

    [Theory]
    [InlineData("e\u0301", "\u00E9")]
    [InlineData("\u1112\u1161\u11AB", "\uD55C")] // Hangul
    [InlineData("\u304B\u3099", "\u304C")] // か and its mark
    [InlineData("\u212B", "\u00C5")] // ångström
    [InlineData("\uF900", "\u8C48")] // a compatibility ideograph
    [InlineData("\uFF21\uFB01\u2460", "\uFF21\uFB01\u2460")] // NFKC would change these
    public void Normalize_Text_IsComposed(string text, string expected) => Assert.Equal(expected, TextNormalizer.Normalize(text));

    // As a number, because an attribute can't hold a lone surrogate.
    [Theory]
    [InlineData(0xD83D)]
    [InlineData(0xDE00)]
    public void Normalize_LoneSurrogate_ComesBackTrimmed(int surrogate) =>
        Assert.Equal($"e\u0301{(char)surrogate}\nb", TextNormalizer.Normalize($" e\u0301{(char)surrogate}\r\nb\u3000"));

    [Fact]
    public void Normalize_EveryScalarValue_DoesNotThrow() => Assert.Empty(
        Unicode.ScalarValues.Where(rune => Record.Exception(() => TextNormalizer.Normalize($"a{rune}b")) is not null).Select(Unicode.Name));

    [Theory]
    [InlineData("Coffee HOUSE", "coffee house")]
    [InlineData("ＣＯＦＦＥＥ　１２", "coffee 12")]
    [InlineData("ｶﾌｪ", "カフェ")]
    [InlineData("①Ⅷ㎏ﬁ", "1viiikgfi")]
    [InlineData("ÉTÉ Σ", "été σ")]
    [InlineData("支付宝", "支付宝")]
    public void Fold_Text_IsCompatibleAndLowerCase(string text, string expected) => Assert.Equal(expected, TextNormalizer.Fold(text));

    [Fact]
    public void Fold_InTurkish_IsTheSameAsElsewhere() => Assert.Equal("iii", Speech.In("tr-TR", () => TextNormalizer.Fold("IiI")));

    [Fact]
    public void Fold_LongestFolding_HasEighteenUnits() => Assert.Equal(18, TextNormalizer.Fold(Unicode.Text(LongestFolding)).Length);

    [Fact]
    public void Fold_EveryAcceptedCodePoint_FitsMaxFoldedLength()
    {
        var bound = new TextRule(1, 1).MaxFoldedLength;

        var tooLong = Unicode.ScalarValues
            .Where(rune => !CharacterRules.IsRefused(rune) && TextNormalizer.Fold(rune.ToString()).Length > bound).Select(Unicode.Name);

        Assert.Empty(tooLong);
    }

    [Fact]
    public void Normalize_AMillionMarksOutOfOrder_IsFast()
    {
        var marks = new string('\u0301', 500_000) + new string('\u0316', 500_000);
        var watch = System.Diagnostics.Stopwatch.StartNew();

        var normal = TextNormalizer.Normalize(marks);

        // Normalising this to NFC would take minutes.
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2), $"It took {watch.Elapsed}.");
        Assert.Equal(marks.Length, normal.Length);
    }
}
