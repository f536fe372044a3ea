namespace MiniProgramConsole.Core.Accounts.Throttling;

public sealed record NetworkMailLimit(int InADay)
{
    /// <summary>More than an office registers in a day, but too few to annoy thousands of strangers.</summary>
    public static NetworkMailLimit Default { get; } = new(200);

    internal ThrottleLimit OfDay => ThrottleLimit.OfADay(InADay);
}
