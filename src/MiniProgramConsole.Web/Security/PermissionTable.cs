using MiniProgramConsole.Core.Workspaces;
using static MiniProgramConsole.Web.Security.Standing;

namespace MiniProgramConsole.Web.Security;

/// <summary>Who may do what: the one place that says so, for routes, pages, tests and docs/security.md.</summary>
public static class PermissionTable
{
    public static IReadOnlyDictionary<Permission, IReadOnlyList<Standing>> Standings { get; } =
        new Dictionary<Permission, IReadOnlyList<Standing>>
        {
            [Permission.ViewWorkspace] = [Owner, Master, ProgramAdmin, ProgramDeveloper, Developer],
            [Permission.ViewMembers] = [Owner, Master, ProgramAdmin, ProgramDeveloper, Developer],
            [Permission.LeaveWorkspace] = [Master, ProgramAdmin, ProgramDeveloper, Developer],
            [Permission.ViewActivity] = [Owner, Master],
            [Permission.CreateMiniProgram] = [Owner, Master],
            [Permission.RestoreMiniProgram] = [Owner, Master],
            [Permission.ModifyMiniProgram] = [Owner, Master, ProgramAdmin],
            [Permission.DeleteMiniProgram] = [Owner, Master, ProgramAdmin],
            [Permission.ManageProgramMembers] = [Owner, Master, ProgramAdmin],
            [Permission.ManageDevelopers] = [Owner, Master],
            [Permission.ManageMasters] = [Owner],
            [Permission.ManageWorkspace] = [Owner],
            [Permission.ManageMerchant] = [Owner],
        };

    public static bool Allows(Standing standing, Permission permission) => Standings[permission].Contains(standing);

    /// <summary>The roles that may do something whatever they are on a mini program.</summary>
    public static IReadOnlyList<WorkspaceRole> RolesOf(Permission permission) =>
        [.. Enum.GetValues<WorkspaceRole>().Where(role => Allows(Security.Standings.Of(role, programRole: null), permission))];

    /// <summary>What it takes to manage somebody; null for the owner, whom nobody manages.</summary>
    public static Permission? ToManage(WorkspaceRole role) => role switch
    {
        WorkspaceRole.Master => Permission.ManageMasters,
        WorkspaceRole.Developer => Permission.ManageDevelopers,
        _ => null,
    };
}
