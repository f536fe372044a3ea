namespace MiniProgramConsole.Core.Workspaces;

/// <summary>What a person is in a workspace. The numbers are stored.</summary>
public enum WorkspaceRole
{
    /// <summary>The one owner, kept with the workspace itself.</summary>
    Owner = 1,

    /// <summary>May do what the owner may, but for the workspace itself and its masters.</summary>
    Master = 2,

    /// <summary>Sees the workspace.</summary>
    Developer = 3,
}
