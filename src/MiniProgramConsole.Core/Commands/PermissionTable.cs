using static MiniProgramConsole.Core.Commands.EffectiveRole;

namespace MiniProgramConsole.Core.Commands;

/// <summary>The only place that says who may do what; routes, commands, pages, tests and docs/security.md follow it.</summary>
public static class PermissionTable
{
    public static IReadOnlyDictionary<Permission, IReadOnlyList<EffectiveRole>> Roles { get; } =
        new Dictionary<Permission, IReadOnlyList<EffectiveRole>>
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

    public static bool Allows(EffectiveRole role, Permission permission) => Roles[permission].Contains(role);
}
