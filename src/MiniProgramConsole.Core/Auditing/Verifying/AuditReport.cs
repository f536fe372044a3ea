namespace MiniProgramConsole.Core.Auditing.Verifying;

/// <summary>What checking the audit trail found.</summary>
/// <param name="Streams">How many streams were looked at.</param>
/// <param name="Entries">How many entries were looked at.</param>
/// <param name="Findings">What is wrong; empty where the trail is as it was written.</param>
public sealed record AuditReport(long Streams, long Entries, IReadOnlyList<AuditFinding> Findings);
