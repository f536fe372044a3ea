namespace MiniProgramConsole.Core.Commands;

/// <summary>What a member counts as for a request: the columns of <see cref="PermissionTable"/>.</summary>
public enum EffectiveRole
{
    /// <summary>The workspace's owner.</summary>
    Owner,

    /// <summary>A master of the workspace.</summary>
    Master,

    /// <summary>A developer of the workspace who is admin of the mini program in question.</summary>
    ProgramAdmin,

    /// <summary>A developer of the workspace who is developer of the mini program in question.</summary>
    ProgramDeveloper,

    /// <summary>A developer of the workspace, where no mini program is in question or it is not one of theirs.</summary>
    Developer,
}
