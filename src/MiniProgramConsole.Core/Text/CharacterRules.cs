using System.Globalization;
using System.Text;
using Wcwidth;

namespace MiniProgramConsole.Core.Text;

public static class CharacterRules
{
    // Assigned and not format characters, but they look blank.
    private static readonly HashSet<int> LooksBlank = [0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0];

    /// <summary>2 for East Asian Width Wide and Fullwidth (UAX #11), otherwise 1.</summary>
    public static int Weight(Rune codePoint) => UnicodeCalculator.GetWidth(codePoint) == 2 || IsWideModifier(codePoint.Value) ? 2 : 1;

    public static bool IsRefused(Rune codePoint) => LooksBlank.Contains(codePoint.Value) || Rune.GetUnicodeCategory(codePoint)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    public static bool IsInvisible(Rune codePoint) => LooksBlank.Contains(codePoint.Value) || codePoint.Value is >= 0xFE00 and <= 0xFE0F
        || Rune.GetUnicodeCategory(codePoint) is UnicodeCategory.Control or UnicodeCategory.Format;

    public static bool IsDash(Rune codePoint) =>
        Rune.GetUnicodeCategory(codePoint) == UnicodeCategory.DashPunctuation || codePoint.Value is 0x2043 or 0x2212 or 0x2500;

    public static bool IsVisible(Rune codePoint) => !Rune.IsWhiteSpace(codePoint) && Rune.GetUnicodeCategory(codePoint)
        is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark);

    public static bool IsHan(Rune codePoint) => codePoint.Value
        is (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF);

    // East Asian Wide marks and emoji skin tones. The package gives their width in a terminal, which is 0.
    private static bool IsWideModifier(int codePoint) => codePoint
        is (>= 0x302A and <= 0x302F) or 0x3099 or 0x309A or 0x16FE4 or 0x16FF0 or 0x16FF1 or (>= 0x1F3FB and <= 0x1F3FF);
}
