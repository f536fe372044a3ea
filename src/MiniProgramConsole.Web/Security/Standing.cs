namespace MiniProgramConsole.Web.Security;

/// <summary>What a member is towards that which a route names: the columns of <see cref="PermissionTable"/>.</summary>
public enum Standing
{
    Owner,
    Master,

    /// <summary>A developer of the workspace who is admin of the mini program of the route.</summary>
    ProgramAdmin,

    /// <summary>A developer of the workspace who is developer of the mini program of the route.</summary>
    ProgramDeveloper,

    /// <summary>A developer of the workspace, where the route names no mini program or one that is not theirs.</summary>
    Developer,
}
