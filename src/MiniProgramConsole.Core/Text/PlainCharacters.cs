using System.Globalization;
using System.Text;

namespace MiniProgramConsole.Core.Text;

/// <summary>Plain equivalents of what input methods and word processors insert: wide forms, other digits and hyphens.</summary>
public static class PlainCharacters
{
    private const int FirstWideForm = 0xFF01;
    private const int LastWideForm = 0xFF5E;
    private const int WideFormsAreAbove = 0xFEE0;

    public static string Of(Rune codePoint) => codePoint.Value switch
    {
        >= FirstWideForm and <= LastWideForm => $"{(char)(codePoint.Value - WideFormsAreAbove)}",
        // The Chinese and Japanese full stops, which share a key with the dot.
        0x3002 or 0xFF61 or 0xFE52 => ".",
        0xFE6B => "@",
        _ when IsDigit(codePoint) => $"{(int)Rune.GetNumericValue(codePoint)}",
        _ when CharacterRules.IsDash(codePoint) => "-",
        _ when Rune.IsWhiteSpace(codePoint) => " ",
        _ when CharacterRules.IsInvisible(codePoint) => "",
        _ => codePoint.ToString(),
    };

    public static string Of(string text) => string.Concat(text.EnumerateRunes().Select(Of));

    public static bool IsSubstitute(Rune codePoint) =>
        Of(codePoint) != codePoint.ToString() && (!IsDigit(codePoint) || codePoint.Value is >= FirstWideForm and <= LastWideForm);

    internal static TextCheck Find(string text, Func<Rune, int, bool> isOdd)
    {
        var (index, position) = (0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            position++;
            if (isOdd(rune, index))
            {
                return new TextCheck(TextVerdict.WrongFormat, text, text.Length, rune.Value, position);
            }

            index += rune.Utf16SequenceLength;
        }

        return new TextCheck(TextVerdict.WrongFormat, text, text.Length);
    }

    private static bool IsDigit(Rune codePoint) => Rune.GetUnicodeCategory(codePoint) == UnicodeCategory.DecimalDigitNumber;
}
