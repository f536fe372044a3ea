namespace MiniProgramConsole.Core.MiniPrograms.Editing;

/// <summary>One of two versions of a field.</summary>
public enum VersionChoice
{
    /// <summary>What the person entered.</summary>
    Mine,

    /// <summary>What somebody else saved meanwhile.</summary>
    Theirs,
}
