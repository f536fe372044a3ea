using MiniProgramConsole.Core.Accounts.Passkeys;

namespace MiniProgramConsole.Core.Accounts.Sessions;

/// <summary>One signed-in browser. Read at each request, so that ending it works at once on every node.</summary>
public sealed class UserSession
{
    /// <summary>How long a session lasts without use.</summary>
    public static readonly TimeSpan IdleLifetime = TimeSpan.FromHours(8);

    /// <summary>How long a session lasts at most.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(14);

    /// <summary>How stale <see cref="LastSeenAt"/> may get before a request writes it again.</summary>
    public static readonly TimeSpan SeenPrecision = TimeSpan.FromMinutes(5);

    /// <summary>The row's key.</summary>
    public long Id { get; init; }

    /// <summary>The SHA-256 of the secret in the browser's cookie, 64 lower-case hexadecimal digits: who reads the database can't use it.</summary>
    public required string SecretHash { get; init; }

    /// <summary>For how long the secret before still counts, for reading only: requests may be on their way with it.</summary>
    public static readonly TimeSpan FormerLifetime = TimeSpan.FromSeconds(30);

    /// <summary>The SHA-256 of the secret before; null where there is none.</summary>
    public string? FormerSecretHash { get; init; }

    /// <summary>Until when the secret before counts, UTC; null where there is none.</summary>
    public DateTime? FormerUntil { get; init; }

    /// <summary>The code of the passkey that began it (<see cref="PasskeyListItem.CodeOf"/>); null where none did.</summary>
    public string? PasskeyCode { get; init; }

    /// <summary>Whose session it is.</summary>
    public long UserId { get; init; }

    /// <summary>Whose session it is.</summary>
    public ApplicationUser User { get; init; } = null!;

    /// <summary>When it began, UTC.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>How long the password counts as just given.</summary>
    public static readonly TimeSpan FreshFor = TimeSpan.FromMinutes(10);

    /// <summary>
    /// When its person last gave all that signing in asks for, UTC; null where that was never in it, as where a remembered browser stood for the second
    /// factor.
    /// </summary>
    public DateTime? ProvedAt { get; set; }

    /// <summary>When it was last used, UTC, within <see cref="SeenPrecision"/>.</summary>
    public DateTime LastSeenAt { get; init; }

    /// <summary>The address from which it began, as text.</summary>
    public string? Address { get; init; }

    /// <summary>The browser's own words for itself (User-Agent), cut to <see cref="MaxBrowserLength"/>.</summary>
    public string? Browser { get; init; }

    /// <summary>The most UTF-16 units kept of <see cref="Browser"/>.</summary>
    public const int MaxBrowserLength = 256;

    /// <summary>Cuts a browser's words for itself to what is kept of them.</summary>
    /// <param name="browser">The User-Agent; empty where the browser says none.</param>
    public static string? CutBrowser(string? browser) =>
        string.IsNullOrEmpty(browser) ? null : browser[..Math.Min(browser.Length, MaxBrowserLength)];
}
