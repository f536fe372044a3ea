using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Accounts.Passwords;

/// <summary>Stored for every email, so that neither answers nor timing reveal which ones have an account.</summary>
public sealed class PasswordResetCode
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    public const int MaxTries = 5;

    public const int Digits = 6;

    public required string EmailHash { get; init; }

    /// <summary>Hashed like a password, because six digits are easily found from a plain hash.</summary>
    public required string CodeHash { get; set; }

    /// <summary>Only the browser that requested the code can use it or its attempts. Null in older rows.</summary>
    public string? BrowserHash { get; set; }

    public DateTime ExpiresAt { get; set; }

    public int Tries { get; set; }

    public DateTime? UsedAt { get; set; }

    /// <summary>Known browsers have separate codes, so that a stranger's request doesn't replace theirs.</summary>
    internal static string HashOf(string normalizedEmail, bool isOfKnownBrowser) =>
        Hashing.Sha256(isOfKnownBrowser ? $"known|{normalizedEmail}" : normalizedEmail);

    internal static IReadOnlyList<string> HashesOf(string normalizedEmail) =>
        [HashOf(normalizedEmail, isOfKnownBrowser: false), HashOf(normalizedEmail, isOfKnownBrowser: true)];
}
