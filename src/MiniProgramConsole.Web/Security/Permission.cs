namespace MiniProgramConsole.Web.Security;

/// <summary>What can be done in a workspace. Who may is in <see cref="PermissionTable"/>.</summary>
public enum Permission
{
    ViewWorkspace,
    ViewMembers,
    LeaveWorkspace,
    ViewActivity,
    CreateMiniProgram,
    RestoreMiniProgram,
    ModifyMiniProgram,
    DeleteMiniProgram,
    ManageProgramMembers,

    /// <summary>To invite, block, unblock and remove developers.</summary>
    ManageDevelopers,

    /// <summary>To invite, block, unblock and remove masters, and to say who is master and who developer.</summary>
    ManageMasters,

    /// <summary>To change a workspace's settings, hand it over and close it.</summary>
    ManageWorkspace,

    /// <summary>To rename the workspace's merchant and add workspaces to it.</summary>
    ManageMerchant,
}
