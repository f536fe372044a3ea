namespace MiniProgramConsole.Core.Accounts;

/// <summary>A link for one purpose, which works once. Only the hash of its secret is stored.</summary>
public sealed class AccountToken
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    public const int MaxPurposeLength = 32;

    public long Id { get; init; }

    public required string SecretHash { get; init; }

    public long UserId { get; init; }

    public ApplicationUser User { get; init; } = null!;

    public required string Purpose { get; init; }

    /// <summary>The new email; null unless the purpose is <see cref="AccountTokenPurpose.ChangeEmail"/>.</summary>
    public string? Email { get; init; }

    public DateTime CreatedAt { get; init; }

    public DateTime ExpiresAt { get; init; }

    /// <summary>Also set when the link is revoked, for example because a newer one replaces it.</summary>
    public DateTime? UsedAt { get; init; }
}
