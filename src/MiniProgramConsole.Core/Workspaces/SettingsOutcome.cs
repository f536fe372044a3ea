namespace MiniProgramConsole.Core.Workspaces;

/// <summary>How a form about a workspace or its merchant went.</summary>
public enum SettingsOutcome
{
    /// <summary>It was done, by this form or by the same one before.</summary>
    Done,

    /// <summary>It is so already; nothing was written.</summary>
    Unchanged,

    /// <summary>The person does not own the workspace any more.</summary>
    NotAllowed,

    /// <summary>It was not done; the error says why.</summary>
    Refused,
}
