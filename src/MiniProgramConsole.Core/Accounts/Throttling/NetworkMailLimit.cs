namespace MiniProgramConsole.Core.Accounts.Throttling;

/// <summary>How many mails to emails that have not asked for them one network may cause.</summary>
/// <param name="InADay">Within a day.</param>
public sealed record NetworkMailLimit(int InADay)
{
    /// <summary>More than an office registers on one day, and too few for who would annoy strangers by the thousand.</summary>
    public static NetworkMailLimit Default { get; } = new(200);

    internal ThrottleLimit OfDay => ThrottleLimit.OfADay(InADay);
}
