using MiniProgramConsole.Core.Auditing;

namespace MiniProgramConsole.Core.Workspaces;

/// <summary>What is done to members, for the audit trail of their workspace.</summary>
internal static class MemberEvent
{
    public static AuditEvent Of(
        WorkspaceMembership workspace, MemberListItem member, string action, Actor by, DateTime at, WorkspaceRole? before, WorkspaceRole? after)
    {
        return new AuditEvent
        {
            Stream = AuditStreams.OfWorkspace(workspace.Id),
            At = at,
            By = by,
            Action = action,
            WorkspaceId = workspace.Id,
            SubjectKind = AuditSubject.Member,
            SubjectId = member.Code,
            SubjectName = member.Name,
            Before = Fields(before),
            After = Fields(after),
        };
    }

    private static string? Fields(WorkspaceRole? role) => role is null ? null : AuditJson.Of(new { Role = $"{role}" });
}
