namespace MiniProgramConsole.Core.Accounts.Throttling;

/// <summary>Allows <c>Max</c> attempts within <c>Window</c> of the first, then none for the length of <c>Refusal</c>.</summary>
public sealed record ThrottleLimit(int Max, TimeSpan Window, TimeSpan Refusal)
{
    public static readonly TimeSpan Longest = TimeSpan.FromDays(2);

    public static ThrottleLimit OfTries { get; } = new(SignInThrottle.MaxTries, SignInThrottle.Window, SignInThrottle.Refusal);

    public static ThrottleLimit OfADay(int max) => new(max, TimeSpan.FromDays(1), TimeSpan.FromDays(1));
}
