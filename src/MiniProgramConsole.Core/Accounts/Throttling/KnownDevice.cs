using MiniProgramConsole.Core.Accounts.Sessions;

namespace MiniProgramConsole.Core.Accounts.Throttling;

/// <summary>
/// A browser on which a person signed in. Tries from it are counted apart, so that nobody locks its person out; and it may be
/// remembered instead of the second factor.
/// </summary>
public sealed class KnownDevice
{
    /// <summary>How long a browser is known, and may be remembered.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    /// <summary>The row's key.</summary>
    public long Id { get; init; }

    /// <summary>The SHA-256 of the secret in the browser's cookie.</summary>
    public required string SecretHash { get; init; }

    /// <summary>Whose browser it is.</summary>
    public long UserId { get; init; }

    /// <summary>Whose browser it is.</summary>
    public ApplicationUser User { get; init; } = null!;

    /// <summary>Until when it is known, UTC.</summary>
    public DateTime ExpiresAt { get; set; }

    /// <summary>Until when it stands for the second factor, UTC; null where it doesn't.</summary>
    public DateTime? RememberedUntil { get; set; }

    /// <summary>The browser's own words for itself (User-Agent), cut to <see cref="UserSession.MaxBrowserLength"/>.</summary>
    public string? Browser { get; init; }
}
