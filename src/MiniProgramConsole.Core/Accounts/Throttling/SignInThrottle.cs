namespace MiniProgramConsole.Core.Accounts.Throttling;

/// <summary>Counts attempts for every email, so that counting doesn't reveal which ones have an account.</summary>
public sealed class SignInThrottle
{
    public const int MaxTries = 10;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    public static readonly TimeSpan Refusal = TimeSpan.FromMinutes(15);

    /// <summary>Hashed to bound its size, and so that the table doesn't list what people typed.</summary>
    public required string EmailHash { get; init; }

    public int Tries { get; init; }

    public DateTime WindowStart { get; init; }

    public DateTime? RefusedUntil { get; init; }
}
