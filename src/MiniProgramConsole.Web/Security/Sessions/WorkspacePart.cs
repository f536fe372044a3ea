namespace MiniProgramConsole.Web.Security.Sessions;

/// <summary>How much of the workspaces is read with the session, from the least.</summary>
public enum WorkspacePart
{
    /// <summary>What decides what the person may do.</summary>
    Access,

    /// <summary>What services need to know of the address's workspace.</summary>
    Membership,

    /// <summary>The person's other workspaces, too.</summary>
    Menu,
}
