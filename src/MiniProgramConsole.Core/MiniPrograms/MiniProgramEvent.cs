using MiniProgramConsole.Core.Auditing;

namespace MiniProgramConsole.Core.MiniPrograms;

/// <summary>What is done to mini programs, for the audit trail of their workspace.</summary>
internal static class MiniProgramEvent
{
    public static AuditEvent Of(MiniProgram program, string action, Actor by, DateTime at, string? before, string? after) => new()
    {
        Stream = AuditStreams.OfWorkspace(program.WorkspaceId),
        At = at,
        By = by,
        Action = action,
        WorkspaceId = program.WorkspaceId,
        SubjectKind = AuditSubject.MiniProgram,
        SubjectId = program.MiniProgramId,
        SubjectName = program.Name,
        Before = before,
        After = after,
    };
}
