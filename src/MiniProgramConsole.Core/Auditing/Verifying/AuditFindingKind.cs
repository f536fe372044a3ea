namespace MiniProgramConsole.Core.Auditing.Verifying;

/// <summary>In which way an audit trail is not as it was written.</summary>
public enum AuditFindingKind
{
    /// <summary>An entry's values do not fit its seal.</summary>
    Altered,

    /// <summary>An entry was sealed with another key than the one that is set, or with none.</summary>
    OtherKey,

    /// <summary>An entry stands at another place than the one it was sealed for.</summary>
    Moved,

    /// <summary>An entry fits its own seal, but what follows was sealed after another one.</summary>
    Replaced,

    /// <summary>A number, or several in a row, are not there.</summary>
    Missing,

    /// <summary>The last entries are not there: the head says that there were more.</summary>
    TailCut,

    /// <summary>An entry stands after the one that the head says is the last.</summary>
    BeyondHead,

    /// <summary>The head does not fit its seal.</summary>
    HeadAltered,

    /// <summary>There are entries, but no head.</summary>
    HeadMissing,

    /// <summary>The registry names a stream that has neither entries nor head.</summary>
    StreamMissing,

    /// <summary>A stream that the registry does not name.</summary>
    StreamUnknown,

    /// <summary>An entry from before there were chains.</summary>
    Unchained,
}
