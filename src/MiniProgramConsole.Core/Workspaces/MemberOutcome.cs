namespace MiniProgramConsole.Core.Workspaces;

/// <summary>How an action on a member or an invitation went.</summary>
public enum MemberOutcome
{
    /// <summary>It was done, by this form or by the same one before.</summary>
    Done,

    /// <summary>The workspace has no such member or invitation.</summary>
    NotFound,

    /// <summary>The member's or invited person's role is none that the acting person manages.</summary>
    NotAllowed,

    /// <summary>It was not done; the error says why.</summary>
    Refused,
}
