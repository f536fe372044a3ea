namespace MiniProgramConsole.Core.Accounts.SecondFactor;

/// <summary>A code that stands in for the authenticator once. A used one is removed.</summary>
public sealed class RecoveryCode
{
    /// <summary>How many are made at one time.</summary>
    public const int Count = 10;

    /// <summary>Whose it is.</summary>
    public long UserId { get; init; }

    /// <summary>Whose it is.</summary>
    public ApplicationUser User { get; init; } = null!;

    /// <summary>The SHA-256 of the code, which is too long to be found from it.</summary>
    public required string CodeHash { get; init; }
}
