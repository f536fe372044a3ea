namespace MiniProgramConsole.Core.MiniPrograms.Editing;

public enum VersionChoice
{
    Mine,

    Theirs,
}
