using System.Text;

namespace MiniProgramConsole.Core.Text;

public static class TextNormalizer
{
    /// <summary>In UTF-16 units. NFC takes quadratic time for marks, and every rule's limit is far lower.</summary>
    public const int MaxComposedLength = 4096;

    public const int LongestFolding = 18;

    /// <summary>Text without a normal form (lone surrogates, U+FFFE) or that is too long is only trimmed; rules refuse it.</summary>
    public static string Normalize(string? text)
    {
        var trimmed = (text ?? "").Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Trim();
        return trimmed.Length <= MaxComposedLength && HasNormalForm(trimmed) ? trimmed.Normalize(NormalizationForm.FormC) : trimmed;
    }

    /// <summary>NFKC and lower case, so that all databases search and sort alike.</summary>
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
