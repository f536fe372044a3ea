namespace MiniProgramConsole.Core.MiniPrograms;

/// <summary>What can come of modifying a mini program.</summary>
public enum ModifyOutcome
{
    /// <summary>It was saved, by this form or by the same one before.</summary>
    Saved,

    /// <summary>Nothing differed, and nothing was written.</summary>
    Unchanged,

    /// <summary>A field is not right.</summary>
    Refused,

    /// <summary>Somebody else saved meanwhile: the person has to choose.</summary>
    Conflicting,

    /// <summary>It is deleted.</summary>
    Deleted,

    /// <summary>The workspace has no such mini program.</summary>
    NotFound,
}
