namespace MiniProgramConsole.Core.Accounts.Throttling;

public sealed record NetworkGuessLimits(int InShort, int InADay)
{
    /// <summary>Enough for an office, as right guesses and known browsers don't count, but too few for password spraying.</summary>
    public static NetworkGuessLimits Default { get; } = new(100, 500);

    private static readonly TimeSpan Short = TimeSpan.FromMinutes(15);

    internal ThrottleLimit OfShort => new(InShort, Short, Short);

    internal ThrottleLimit OfDay => ThrottleLimit.OfADay(InADay);
}
