namespace MiniProgramConsole.Core.Commands;

/// <summary>What can be done in a workspace. Who may is in <see cref="PermissionTable"/>.</summary>
public enum Permission
{
    /// <summary>To see the workspace and its mini programs.</summary>
    ViewWorkspace,

    /// <summary>To see who belongs to it.</summary>
    ViewMembers,

    /// <summary>To leave it.</summary>
    LeaveWorkspace,

    /// <summary>To see who did what.</summary>
    ViewActivity,

    /// <summary>To create mini programs, and to keep drafts of them.</summary>
    CreateMiniProgram,

    /// <summary>To restore deleted mini programs.</summary>
    RestoreMiniProgram,

    /// <summary>To modify a mini program.</summary>
    ModifyMiniProgram,

    /// <summary>To delete a mini program.</summary>
    DeleteMiniProgram,

    /// <summary>To say who is what on a mini program.</summary>
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
