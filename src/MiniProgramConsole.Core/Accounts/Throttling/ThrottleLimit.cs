namespace MiniProgramConsole.Core.Accounts.Throttling;

/// <summary>How often something is let through for one key.</summary>
/// <param name="Max">How often within <paramref name="Window"/>.</param>
/// <param name="Window">The time, from the first on, within which is counted.</param>
/// <param name="Refusal">For how long nothing is let through after <paramref name="Max"/>.</param>
public sealed record ThrottleLimit(int Max, TimeSpan Window, TimeSpan Refusal)
{
    /// <summary>For how long a count may matter, whatever it counts.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(2);

    /// <summary>The limit of guesses at a password.</summary>
    public static ThrottleLimit OfTries { get; } = new(SignInThrottle.MaxTries, SignInThrottle.Window, SignInThrottle.Refusal);

    /// <summary>So many within a day, and then none for a day.</summary>
    /// <param name="max">How many.</param>
    public static ThrottleLimit OfADay(int max) => new(max, TimeSpan.FromDays(1), TimeSpan.FromDays(1));
}
