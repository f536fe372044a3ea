namespace MiniProgramConsole.Web.Security;

/// <summary>What can be done in a workspace. Who may is in <see cref="PermissionTable"/>.</summary>
public enum Permission
{
    ViewWorkspace,
    ViewActivity,
    CreateMiniProgram,
    RestoreMiniProgram,
    ModifyMiniProgram,
    DeleteMiniProgram,
}
