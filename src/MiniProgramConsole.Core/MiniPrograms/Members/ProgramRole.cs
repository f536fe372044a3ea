namespace MiniProgramConsole.Core.MiniPrograms.Members;

/// <summary>A developer's role on one mini program. The numbers are stored.</summary>
public enum ProgramRole
{
    Admin = 1,

    Developer = 2,
}
