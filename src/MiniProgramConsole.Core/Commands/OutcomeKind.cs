namespace MiniProgramConsole.Core.Commands;

public enum OutcomeKind
{
    Done,

    /// <summary>An earlier submission of the same form did it, and its result still stands.</summary>
    DoneBefore,

    Unchanged,

    Refused,

    Overtaken,

    NotFound,

    NotAllowed,

    Busy,
}
