namespace MiniProgramConsole.Core.Auditing.Verifying;

/// <summary><c>Other</c> is the last of several missing numbers, or the number that an entry was sealed for.</summary>
public sealed record AuditFinding(string Stream, AuditFindingKind Kind, long? Number = null, long? Other = null)
{
    public override string ToString() => Kind switch
    {
        AuditFindingKind.Altered => $"{Stream}: entry {Number} was altered, or was not written by this console.",
        AuditFindingKind.OtherKey => $"{Stream}: entry {Number} was sealed under another setting of Audit__Key, so it cannot be checked.",
        AuditFindingKind.Moved => $"{Stream}: entry {Number} was written as entry {Other}: entries were swapped, inserted or removed.",
        AuditFindingKind.Replaced => $"{Stream}: entry {Number} was replaced: what comes after it was sealed after another.",
        AuditFindingKind.Missing when Other == Number => $"{Stream}: entry {Number} is missing.",
        AuditFindingKind.Missing => $"{Stream}: entries {Number} to {Other} are missing.",
        AuditFindingKind.TailCut => $"{Stream}: the end is missing: it goes to entry {Number}, and was written up to {Other}.",
        AuditFindingKind.BeyondHead => $"{Stream}: entry {Number} was inserted after the last one, {Other}.",
        AuditFindingKind.HeadAltered => $"{Stream}: its head row was altered.",
        AuditFindingKind.HeadMissing => $"{Stream}: its head row is missing.",
        AuditFindingKind.StreamMissing => $"{Stream}: the whole stream is missing.",
        AuditFindingKind.StreamUnknown => $"{Stream}: the stream was inserted: the registry does not name it.",
        AuditFindingKind.Unchained => $"{Stream}: entry {Number} is not chained yet; run migrate.",
        _ => throw new InvalidOperationException($"There are no words for {Kind}."),
    };
}
