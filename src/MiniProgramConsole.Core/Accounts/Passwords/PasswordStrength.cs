using Zxcvbn.Matcher;

namespace MiniProgramConsole.Core.Accounts.Passwords;

/// <summary>How soon others would guess a password, as zxcvbn estimates it.</summary>
internal static class PasswordStrength
{
    /// <summary>How many characters are judged, from the first on: what judging costs grows fast with the length.</summary>
    public const int CheckedLength = 20;

    // Safely unguessable where a hash is slow and tries are bounded: some 10^10 guesses.
    private const int MinScore = 3;
    private const string KnownWords = "user_inputs";

    private static readonly Zxcvbn.Zxcvbn Estimator = new();

    /// <summary>Judges a password.</summary>
    /// <param name="password">The password, normalised.</param>
    /// <param name="words">What others would try for this person, in small letters.</param>
    /// <returns>Null where it is strong; else the words that it was found to be made of, which may be none of these.</returns>
    public static IReadOnlyList<string>? FindWeakness(string password, IEnumerable<string> words)
    {
        var judged = string.Concat(Block(password).EnumerateRunes().Take(CheckedLength));
        var result = Estimator.EvaluatePassword(judged, words);
        return result.Score >= MinScore
            ? null
            : [.. result.MatchSequence.OfType<DictionaryMatch>().Where(match => match.DictionaryName == KnownWords).Select(match => match.MatchedWord)];
    }

    /// <summary>What a text repeats from its beginning to its end, which zxcvbn sees in single characters only; the text itself where it repeats nothing.</summary>
    private static string Block(string text) =>
        text[..(text + text).IndexOf(text, 1, StringComparison.Ordinal)];
}
