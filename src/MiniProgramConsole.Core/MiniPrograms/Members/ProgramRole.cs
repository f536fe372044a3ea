namespace MiniProgramConsole.Core.MiniPrograms.Members;

/// <summary>What a workspace's developer is on one mini program. The numbers are stored.</summary>
public enum ProgramRole
{
    /// <summary>May modify and delete it, and say who its members are, as the workspace's owner and masters may.</summary>
    Admin = 1,

    /// <summary>Works on it, and changes nothing that it is known by.</summary>
    Developer = 2,
}
