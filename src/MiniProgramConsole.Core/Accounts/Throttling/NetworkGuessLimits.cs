namespace MiniProgramConsole.Core.Accounts.Throttling;

/// <summary>How many wrong guesses are taken from one network, at all accounts together.</summary>
/// <param name="InShort">Within a quarter of an hour.</param>
/// <param name="InADay">Within a day.</param>
public sealed record NetworkGuessLimits(int InShort, int InADay)
{
    /// <summary>
    /// An office of hundreds behind one address does not come near: right guesses don't count, nor do known browsers. Who tries one password at many
    /// accounts does.
    /// </summary>
    public static NetworkGuessLimits Default { get; } = new(100, 500);

    private static readonly TimeSpan Short = TimeSpan.FromMinutes(15);

    internal ThrottleLimit OfShort => new(InShort, Short, Short);

    internal ThrottleLimit OfDay => ThrottleLimit.OfADay(InADay);
}
