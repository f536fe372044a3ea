using MiniProgramConsole.Core.Commands;

namespace MiniProgramConsole.Core.Workspaces.Members;

public static class ManagedRoles
{
    /// <summary>The permission to invite, block or remove someone; null for the owner, whom nobody manages.</summary>
    public static Permission? ToManage(WorkspaceRole role) => role switch
    {
        WorkspaceRole.Master => Permission.ManageMasters,
        WorkspaceRole.Developer => Permission.ManageDevelopers,
        _ => null,
    };
}
