using System.Text;

namespace MiniProgramConsole.Core.Text;

/// <summary>Brings people's text into the one form that is counted, stored and searched.</summary>
public static class TextNormalizer
{
    /// <summary>The most UTF-16 units that are brought to NFC. It orders marks in quadratic time, and every rule ends far below.</summary>
    public const int MaxComposedLength = 4096;

    /// <summary>The most UTF-16 units that folding makes of one code point (U+FDFA).</summary>
    public const int LongestFolding = 18;

    /// <summary>CRLF and CR become LF, outer Unicode white space goes, then NFC.</summary>
    /// <param name="text">What was typed; null counts as empty.</param>
    /// <returns>
    /// The normalised text. A text with a lone surrogate or U+FFFE has no normal form, and one beyond <see cref="MaxComposedLength"/> is
    /// too long for any rule: they come back trimmed, to be refused.
    /// </returns>
    public static string Normalize(string? text)
    {
        var trimmed = (text ?? "").Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Trim();
        return trimmed.Length <= MaxComposedLength && HasNormalForm(trimmed) ? trimmed.Normalize(NormalizationForm.FormC) : trimmed;
    }

    /// <summary>Folds a normalised text for searching: NFKC and lower case, so that all databases find and order the same.</summary>
    /// <param name="text">A text that its rule accepted, or words to search for; what has no normal form is only lower-cased.</param>
    public static string Fold(string text) =>
        (HasNormalForm(text) ? text.Normalize(NormalizationForm.FormKC) : text).ToLowerInvariant();

    private const char NotACharacter = '\uFFFE';

    private static bool HasNormalForm(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            if (text[0] == NotACharacter || Rune.DecodeFromUtf16(text, out _, out var used) != System.Buffers.OperationStatus.Done)
            {
                return false;
            }

            text = text[used..];
        }

        return true;
    }
}
