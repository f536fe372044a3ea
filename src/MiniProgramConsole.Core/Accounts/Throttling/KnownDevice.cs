using MiniProgramConsole.Core.Accounts.Sessions;

namespace MiniProgramConsole.Core.Accounts.Throttling;

/// <summary>A browser on which a person signed in. Its attempts count separately, so that strangers can't lock the person out.</summary>
public sealed class KnownDevice
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    public long Id { get; init; }

    public required string SecretHash { get; init; }

    public long UserId { get; init; }

    public ApplicationUser User { get; init; } = null!;

    public DateTime ExpiresAt { get; set; }

    /// <summary>Until then, this browser isn't asked for the second factor.</summary>
    public DateTime? RememberedUntil { get; set; }

    /// <summary>The User-Agent, cut to <see cref="UserSession.MaxBrowserLength"/>.</summary>
    public string? Browser { get; init; }
}
