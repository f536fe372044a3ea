namespace MiniProgramConsole.Core.Commands;

public enum EffectiveRole
{
    Owner,

    Master,

    ProgramAdmin,

    ProgramDeveloper,

    Developer,
}
