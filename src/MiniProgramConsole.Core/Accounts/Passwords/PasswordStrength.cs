using Zxcvbn.Matcher;

namespace MiniProgramConsole.Core.Accounts.Passwords;

internal static class PasswordStrength
{
    /// <summary>Only the first characters are checked, because the cost grows quickly with the length.</summary>
    public const int CheckedLength = 20;

    // "Safely unguessable": at least 10^8 guesses, which is enough with slow hashing and limited attempts.
    private const int MinScore = 3;
    private const string KnownWords = "user_inputs";

    private static readonly Zxcvbn.Zxcvbn Estimator = new();

    /// <summary>Null if strong; otherwise those of the lower-case <paramref name="words"/> that it contains, possibly none.</summary>
    public static IReadOnlyList<string>? FindWeakness(string password, IEnumerable<string> words)
    {
        var judged = string.Concat(Block(password).EnumerateRunes().Take(CheckedLength));
        var result = Estimator.EvaluatePassword(judged, words);
        return result.Score >= MinScore
            ? null
            : [.. result.MatchSequence.OfType<DictionaryMatch>().Where(match => match.DictionaryName == KnownWords)
                .Select(match => match.MatchedWord)];
    }

    // The part that the text repeats, or the whole text. zxcvbn only notices repeated single characters.
    private static string Block(string text) =>
        text[..(text + text).IndexOf(text, 1, StringComparison.Ordinal)];
}
