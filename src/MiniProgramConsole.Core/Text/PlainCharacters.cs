using System.Globalization;
using System.Text;

namespace MiniProgramConsole.Core.Text;

/// <summary>
/// The plain character for what input methods, contacts and word processors put in its place: wide forms, digits of other scripts, other
/// hyphens and blanks, and characters that show nothing.
/// </summary>
public static class PlainCharacters
{
    private const int FirstWideForm = 0xFF01;
    private const int LastWideForm = 0xFF5E;
    private const int WideFormsAreAbove = 0xFEE0;

    /// <summary>The plain character that a code point stands for; empty where it shows nothing, itself where it stands for none.</summary>
    /// <param name="codePoint">A Unicode scalar value.</param>
    public static string Of(Rune codePoint) => codePoint.Value switch
    {
        >= FirstWideForm and <= LastWideForm => $"{(char)(codePoint.Value - WideFormsAreAbove)}",
        // The full stops of Chinese and Japanese, which input methods write for the one key.
        0x3002 or 0xFF61 or 0xFE52 => ".",
        0xFE6B => "@",
        _ when IsDigit(codePoint) => $"{(int)Rune.GetNumericValue(codePoint)}",
        _ when CharacterRules.IsDash(codePoint) => "-",
        _ when Rune.IsWhiteSpace(codePoint) => " ",
        _ when CharacterRules.IsInvisible(codePoint) => "",
        _ => codePoint.ToString(),
    };

    /// <summary>A text in plain characters.</summary>
    /// <param name="text">What was typed.</param>
    public static string Of(string text) => string.Concat(text.EnumerateRunes().Select(Of));

    /// <summary>Whether a code point stands for a plain one and for nothing else: digits of another script are a language's own.</summary>
    /// <param name="codePoint">A Unicode scalar value.</param>
    public static bool IsSubstitute(Rune codePoint) =>
        Of(codePoint) != codePoint.ToString() && (!IsDigit(codePoint) || codePoint.Value is >= FirstWideForm and <= LastWideForm);

    /// <summary>Names the first character that is not allowed in a text of another form than the one asked for.</summary>
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
