using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Workspaces;

namespace MiniProgramConsole.Core.MiniPrograms.Members;

/// <summary>How roles in a workspace and on a mini program make an effective role.</summary>
public static class RoleMapping
{
    /// <summary>What somebody counts as.</summary>
    /// <param name="role">The role in the workspace.</param>
    /// <param name="programRole">The person's own role on the mini program in question, if any.</param>
    public static EffectiveRole Of(WorkspaceRole role, ProgramRole? programRole) => (role, programRole) switch
    {
        (WorkspaceRole.Owner, _) => EffectiveRole.Owner,
        (WorkspaceRole.Master, _) => EffectiveRole.Master,
        (_, ProgramRole.Admin) => EffectiveRole.ProgramAdmin,
        (_, ProgramRole.Developer) => EffectiveRole.ProgramDeveloper,
        _ => EffectiveRole.Developer,
    };

    /// <summary>The roles in a workspace that have a permission, whatever they are on a mini program.</summary>
    /// <param name="permission">The permission.</param>
    public static IReadOnlyList<WorkspaceRole> With(Permission permission) =>
        [.. Enum.GetValues<WorkspaceRole>().Where(role => PermissionTable.Allows(Of(role, programRole: null), permission))];
}
