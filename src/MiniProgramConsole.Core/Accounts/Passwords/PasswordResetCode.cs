using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Accounts.Passwords;

/// <summary>The code that was last asked for at an email, whether or not it has an account, so that neither answer nor time tells.</summary>
public sealed class PasswordResetCode
{
    /// <summary>How long a code is good for.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    /// <summary>How many tries a code takes.</summary>
    public const int MaxTries = 5;

    /// <summary>How many digits a code has.</summary>
    public const int Digits = 6;

    /// <summary>The SHA-256 that <see cref="HashOf"/> gives; one code at a time.</summary>
    public required string EmailHash { get; init; }

    /// <summary>The code as a password is hashed: six digits alone are found from a plain hash at once.</summary>
    public required string CodeHash { get; set; }

    /// <summary>The SHA-256 of what only the browser knows that asked for it: others can't use it, nor use up its tries. Null before this was noted.</summary>
    public string? BrowserHash { get; set; }

    /// <summary>Until when it can be used, UTC.</summary>
    public DateTime ExpiresAt { get; set; }

    /// <summary>How many tries were made.</summary>
    public int Tries { get; set; }

    /// <summary>When it was used, UTC; null before.</summary>
    public DateTime? UsedAt { get; set; }

    /// <summary>Under what a code is kept. Known browsers have codes of their own, so that strangers who ask at the same email don't replace them.</summary>
    /// <param name="normalizedEmail">The email, normalised.</param>
    /// <param name="isOfKnownBrowser">Whether a browser asked on which the account's person signed in.</param>
    internal static string HashOf(string normalizedEmail, bool isOfKnownBrowser) =>
        Hashing.Sha256(isOfKnownBrowser ? $"known|{normalizedEmail}" : normalizedEmail);

    /// <summary>Under what all codes of an email are kept.</summary>
    /// <param name="normalizedEmail">The email, normalised.</param>
    internal static IReadOnlyList<string> HashesOf(string normalizedEmail) =>
        [HashOf(normalizedEmail, isOfKnownBrowser: false), HashOf(normalizedEmail, isOfKnownBrowser: true)];
}
