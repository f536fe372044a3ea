namespace MiniProgramConsole.Core.Auditing.Verifying;

public sealed record AuditReport(long Streams, long Entries, IReadOnlyList<AuditFinding> Findings);
