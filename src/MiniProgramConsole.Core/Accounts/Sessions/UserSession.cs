using MiniProgramConsole.Core.Accounts.Passkeys;

namespace MiniProgramConsole.Core.Accounts.Sessions;

/// <summary>Read on every request, so that ending it takes effect immediately on every node.</summary>
public sealed class UserSession
{
    public static readonly TimeSpan IdleLifetime = TimeSpan.FromHours(8);

    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(14);

    /// <summary>How stale <see cref="LastSeenAt"/> may become before it is written again.</summary>
    public static readonly TimeSpan SeenPrecision = TimeSpan.FromMinutes(5);

    public long Id { get; init; }

    /// <summary>Hashed, so that reading the database isn't enough to use the session.</summary>
    public required string SecretHash { get; init; }

    /// <summary>How long requests that were sent with the former secret can still read.</summary>
    public static readonly TimeSpan FormerLifetime = TimeSpan.FromSeconds(30);

    public string? FormerSecretHash { get; init; }

    public DateTime? FormerUntil { get; init; }

    /// <summary>Null unless a passkey began the session; see <see cref="PasskeyListItem.CodeOf"/>.</summary>
    public string? PasskeyCode { get; init; }

    public long UserId { get; init; }

    public ApplicationUser User { get; init; } = null!;

    public DateTime CreatedAt { get; init; }

    /// <summary>How long the person isn't asked to prove themselves again.</summary>
    public static readonly TimeSpan FreshFor = TimeSpan.FromMinutes(10);

    /// <summary>When the person last gave all factors; null if a remembered browser has always replaced the second one.</summary>
    public DateTime? ProvedAt { get; set; }

    public DateTime LastSeenAt { get; init; }

    public string? Address { get; init; }

    /// <summary>The User-Agent, cut to <see cref="MaxBrowserLength"/> UTF-16 units.</summary>
    public string? Browser { get; init; }

    public const int MaxBrowserLength = 256;

    public static string? CutBrowser(string? browser) =>
        string.IsNullOrEmpty(browser) ? null : browser[..Math.Min(browser.Length, MaxBrowserLength)];
}
