namespace MiniProgramConsole.Core.Auditing.Verifying;

public enum AuditFindingKind
{
    Altered,

    OtherKey,

    Moved,

    Replaced,

    Missing,

    TailCut,

    BeyondHead,

    HeadAltered,

    HeadMissing,

    StreamMissing,

    StreamUnknown,

    Unchained,
}
