using System.Text;

namespace MiniProgramConsole.Core.Accounts;

/// <summary>
/// Finds passwords that others try first. What they are made of counts, not their characters: a listed word, a run such as
/// <c>1234</c>, <c>aaaa</c> or <c>qwerty</c>, and a year are one piece each, like any other character. Few pieces are soon guessed,
/// whatever capitals and signs stand in for letters.
/// </summary>
public static class CommonPasswords
{
    /// <summary>How many pieces a password has at least.</summary>
    public const int MinPieces = 5;

    private const int MinRun = 3;
    private const int MinWord = 3;
    private const int YearLength = 4;

    private static readonly string[] Rows = ["1234567890", "abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm"];

    // What is written for a letter, and the letters.
    private const string StandIns = "@431!0$57+";
    private const string StoodFor = "aaeiiosstt";

    private static readonly HashSet<string> Listed = ReadList();

    /// <summary>Whether a password is made of few pieces.</summary>
    /// <param name="password">The password.</param>
    /// <param name="own">Further words, such as the person's own name.</param>
    public static bool AreFew(string password, IEnumerable<string> own)
    {
        var words = own.Select(Fold).Where(word => word.Length >= MinWord).ToHashSet(StringComparer.Ordinal);
        var text = Block(Fold(password));
        return Pieces(text, words) < MinPieces;
    }

    /// <summary>The fewest pieces that a text can be cut into.</summary>
    private static int Pieces(string text, HashSet<string> own)
    {
        var plain = string.Concat(text.Select(Plain));
        var fewest = new int[text.Length + 1];
        for (var end = 1; end <= text.Length; end++)
        {
            fewest[end] = fewest[end - 1] + 1;
            for (var start = 0; start <= end - MinRun; start++)
            {
                if (fewest[start] + 1 < fewest[end] && IsPiece(text[start..end], plain[start..end], own))
                {
                    fewest[end] = fewest[start] + 1;
                }
            }
        }

        return fewest[text.Length];
    }

    private static char Plain(char sign) => StandIns.IndexOf(sign, StringComparison.Ordinal) is >= 0 and var at ? StoodFor[at] : sign;

    private static bool IsPiece(string part, string plain, HashSet<string> own) =>
        Listed.Contains(part) || Listed.Contains(plain) || own.Contains(part) || own.Contains(plain) || IsRun(part) || IsYear(part);

    private static bool IsRun(string part) => part.All(c => c == part[0])
        || Rows.Any(row => row.Contains(part, StringComparison.Ordinal) || row.Contains(Reversed(part), StringComparison.Ordinal));

    private static bool IsYear(string part) => part.Length == YearLength && part.All(char.IsAsciiDigit)
        && (part.StartsWith("19", StringComparison.Ordinal) || part.StartsWith("20", StringComparison.Ordinal));

    // Spaces, hyphens and dots between words make them no harder to guess.
    private static string Fold(string text) => string.Concat(text.ToLowerInvariant().Where(c => !char.IsWhiteSpace(c) && c is not ('-' or '_' or '.')));

    /// <summary>What a text repeats from its beginning to its end; the text itself where it repeats nothing.</summary>
    private static string Block(string text)
    {
        var again = (text + text).IndexOf(text, Math.Min(1, text.Length), StringComparison.Ordinal);
        return again > 0 ? text[..again] : text;
    }

    private static string Reversed(string text) => new([.. text.Reverse()]);

    private static HashSet<string> ReadList()
    {
        using var stream = typeof(CommonPasswords).Assembly.GetManifestResourceStream("common-passwords.txt")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(line => line.Length >= MinWord && !line.StartsWith('#'))];
    }
}
