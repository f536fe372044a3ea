using MiniProgramConsole.Core.Workspaces;
using static MiniProgramConsole.Core.Workspaces.WorkspaceRole;

namespace MiniProgramConsole.Web.Security;

/// <summary>Who may do what: the one place that says so, for routes, pages and tests.</summary>
public static class PermissionTable
{
    public static IReadOnlyDictionary<Permission, IReadOnlyList<WorkspaceRole>> Roles { get; } =
        new Dictionary<Permission, IReadOnlyList<WorkspaceRole>>
        {
            [Permission.ViewWorkspace] = [Owner, Master, Developer],
            [Permission.ViewActivity] = [Owner, Master],
            [Permission.CreateMiniProgram] = [Owner, Master],
            [Permission.RestoreMiniProgram] = [Owner, Master],
            [Permission.ModifyMiniProgram] = [Owner, Master],
            [Permission.DeleteMiniProgram] = [Owner, Master],
        };

    public static bool Allows(WorkspaceRole role, Permission permission) => Roles[permission].Contains(role);
}
