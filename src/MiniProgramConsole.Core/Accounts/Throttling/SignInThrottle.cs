namespace MiniProgramConsole.Core.Accounts.Throttling;

/// <summary>The tries at one email, whether or not it has an account, so that counting tells nobody who has one.</summary>
public sealed class SignInThrottle
{
    /// <summary>How many tries are let through within <see cref="Window"/>.</summary>
    public const int MaxTries = 10;

    /// <summary>The time within which tries are counted together.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    /// <summary>How long an email is refused after <see cref="MaxTries"/> tries.</summary>
    public static readonly TimeSpan Refusal = TimeSpan.FromMinutes(15);

    /// <summary>The SHA-256 of the normalised email: bounded in size, and no list of what people typed.</summary>
    public required string EmailHash { get; init; }

    /// <summary>The tries since <see cref="WindowStart"/>.</summary>
    public int Tries { get; init; }

    /// <summary>When the first of the counted tries was made, UTC.</summary>
    public DateTime WindowStart { get; init; }

    /// <summary>Until when the email is refused, UTC; null while it isn't.</summary>
    public DateTime? RefusedUntil { get; init; }
}
