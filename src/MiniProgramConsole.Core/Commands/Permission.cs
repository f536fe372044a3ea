namespace MiniProgramConsole.Core.Commands;

public enum Permission
{
    ViewWorkspace,

    ViewMembers,

    LeaveWorkspace,

    ViewActivity,

    /// <summary>Includes keeping drafts.</summary>
    CreateMiniProgram,

    RestoreMiniProgram,

    ModifyMiniProgram,

    DeleteMiniProgram,

    ManageProgramMembers,

    ManageDevelopers,

    ManageMasters,

    ManageWorkspace,

    ManageMerchant,
}
