namespace MiniProgramConsole.Core.Accounts;

/// <summary>A link that was given to a person, for one purpose, to be used once. The database holds only the hash of its secret.</summary>
public sealed class AccountToken
{
    /// <summary>How long the link of a mail or of a command is good for.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    /// <summary>The most characters of a purpose's code.</summary>
    public const int MaxPurposeLength = 32;

    /// <summary>The row's key.</summary>
    public long Id { get; init; }

    /// <summary>The SHA-256 of the secret in the link.</summary>
    public required string SecretHash { get; init; }

    /// <summary>Whose account it is for.</summary>
    public long UserId { get; init; }

    /// <summary>Whose account it is for.</summary>
    public ApplicationUser User { get; init; } = null!;

    /// <summary>What it may be used for; one of <see cref="AccountTokenPurpose"/>.</summary>
    public required string Purpose { get; init; }

    /// <summary>The email that it is about, where that is not the account's yet; null elsewhere.</summary>
    public string? Email { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>Until when it can be used, UTC.</summary>
    public DateTime ExpiresAt { get; init; }

    /// <summary>When it was used, or when a newer one took its place, UTC; null while it can be used.</summary>
    public DateTime? UsedAt { get; init; }
}
