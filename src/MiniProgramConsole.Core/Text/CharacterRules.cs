using System.Globalization;
using System.Text;
using Wcwidth;

namespace MiniProgramConsole.Core.Text;

/// <summary>What single code points count and which are refused.</summary>
public static class CharacterRules
{
    // Assigned and not format characters by their category, yet they show as nothing.
    private static readonly HashSet<int> LooksBlank = [0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0];

    /// <summary>What a code point adds to a weighted length: 2 where its East Asian Width is Wide or Fullwidth, else 1.</summary>
    /// <param name="codePoint">A Unicode scalar value.</param>
    public static int Weight(Rune codePoint) => UnicodeCalculator.GetWidth(codePoint) == 2 || IsWideModifier(codePoint.Value) ? 2 : 1;

    /// <summary>Whether a code point is refused wherever it stands; a line feed is, so a rule for several lines lets it through first.</summary>
    /// <param name="codePoint">A Unicode scalar value.</param>
    public static bool IsRefused(Rune codePoint) => LooksBlank.Contains(codePoint.Value) || Rune.GetUnicodeCategory(codePoint)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    /// <summary>Whether a code point is there and shows nothing: bidirectional marks, joiners, zero widths, variation selectors.</summary>
    /// <param name="codePoint">A Unicode scalar value.</param>
    public static bool IsInvisible(Rune codePoint) => LooksBlank.Contains(codePoint.Value) || codePoint.Value is >= 0xFE00 and <= 0xFE0F
        || Rune.GetUnicodeCategory(codePoint) is UnicodeCategory.Control or UnicodeCategory.Format;

    /// <summary>Whether a code point is a hyphen, a dash or a minus sign.</summary>
    /// <param name="codePoint">A Unicode scalar value.</param>
    public static bool IsDash(Rune codePoint) =>
        Rune.GetUnicodeCategory(codePoint) == UnicodeCategory.DashPunctuation || codePoint.Value is 0x2043 or 0x2212 or 0x2500;

    /// <summary>Whether a code point shows something by itself: no mark and no white space.</summary>
    /// <param name="codePoint">A Unicode scalar value.</param>
    public static bool IsVisible(Rune codePoint) => !Rune.IsWhiteSpace(codePoint) && Rune.GetUnicodeCategory(codePoint)
        is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark);

    /// <summary>Whether a code point is a Chinese character (the CJK Unified Ideographs, their extensions and compatibility forms).</summary>
    /// <param name="codePoint">A Unicode scalar value.</param>
    public static bool IsHan(Rune codePoint) => codePoint.Value
        is (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF);

    // Marks and emoji skin tones that are East Asian Wide; the package gives a terminal's width, which is 0 for them.
    private static bool IsWideModifier(int codePoint) => codePoint
        is (>= 0x302A and <= 0x302F) or 0x3099 or 0x309A or 0x16FE4 or 0x16FF0 or 0x16FF1 or (>= 0x1F3FB and <= 0x1F3FF);
}
