using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Workspaces;

namespace MiniProgramConsole.Core.MiniPrograms.Members;

public static class RoleMapping
{
    public static EffectiveRole Of(WorkspaceRole role, ProgramRole? programRole) => (role, programRole) switch
    {
        (WorkspaceRole.Owner, _) => EffectiveRole.Owner,
        (WorkspaceRole.Master, _) => EffectiveRole.Master,
        (_, ProgramRole.Admin) => EffectiveRole.ProgramAdmin,
        (_, ProgramRole.Developer) => EffectiveRole.ProgramDeveloper,
        _ => EffectiveRole.Developer,
    };

    /// <summary>Ignores roles on mini programs.</summary>
    public static IReadOnlyList<WorkspaceRole> With(Permission permission) =>
        [.. Enum.GetValues<WorkspaceRole>().Where(role => PermissionTable.Allows(Of(role, programRole: null), permission))];
}
