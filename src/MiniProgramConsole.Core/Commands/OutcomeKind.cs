namespace MiniProgramConsole.Core.Commands;

/// <summary>What can come of a command.</summary>
public enum OutcomeKind
{
    /// <summary>It was done.</summary>
    Done,

    /// <summary>The same form did it before, and that stands.</summary>
    DoneBefore,

    /// <summary>There was nothing to do, and nothing was written.</summary>
    Unchanged,

    /// <summary>What was sent is not right: the errors say why.</summary>
    Refused,

    /// <summary>Somebody else changed something first: the errors say what.</summary>
    Overtaken,

    /// <summary>What it is about is not there.</summary>
    NotFound,

    /// <summary>The sender may not, or is not signed in any more.</summary>
    NotAllowed,

    /// <summary>Others held what it needs for too long; nothing was done.</summary>
    Busy,
}
