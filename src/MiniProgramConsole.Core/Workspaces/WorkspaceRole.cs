namespace MiniProgramConsole.Core.Workspaces;

/// <summary>The numbers are stored.</summary>
public enum WorkspaceRole
{
    /// <summary>Stored in the workspace's own row, not as a member.</summary>
    Owner = 1,

    /// <summary>Has the owner's permissions, except over the workspace itself and its masters.</summary>
    Master = 2,

    Developer = 3,
}
