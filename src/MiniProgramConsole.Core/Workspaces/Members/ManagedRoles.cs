using MiniProgramConsole.Core.Commands;

namespace MiniProgramConsole.Core.Workspaces.Members;

/// <summary>Which permission it takes to manage somebody.</summary>
public static class ManagedRoles
{
    /// <summary>What it takes to invite, block or remove somebody; null for the owner, whom nobody manages.</summary>
    /// <param name="role">The role of the one to be managed.</param>
    public static Permission? ToManage(WorkspaceRole role) => role switch
    {
        WorkspaceRole.Master => Permission.ManageMasters,
        WorkspaceRole.Developer => Permission.ManageDevelopers,
        _ => null,
    };
}
