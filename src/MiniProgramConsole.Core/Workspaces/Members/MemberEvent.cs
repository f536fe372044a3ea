using MiniProgramConsole.Core.Auditing;

namespace MiniProgramConsole.Core.Workspaces.Members;

internal static class MemberEvent
{
    public static AuditEvent Of(
        WorkspaceMembership workspace, MemberListItem member, string action, Actor by, DateTime at, WorkspaceRole? before,
        WorkspaceRole? after) =>
        Of(workspace.Id, member.Code, member.Name, action, by, at) with { Before = Fields(before), After = Fields(after) };

    /// <summary>For a member who deletes their account.</summary>
    public static AuditEvent Left(long workspaceId, WorkspaceRole role, string code, Actor by, DateTime at) =>
        Of(workspaceId, code, by.Name, AuditAction.MemberLeft, by, at) with { Before = Fields(role) };

    private static AuditEvent Of(long workspaceId, string code, string name, string action, Actor by, DateTime at) => new()
    {
        Stream = AuditStreams.OfWorkspace(workspaceId),
        At = at,
        By = by,
        Action = action,
        WorkspaceId = workspaceId,
        SubjectKind = AuditSubject.Member,
        SubjectId = code,
        SubjectName = name,
    };

    private static string? Fields(WorkspaceRole? role) => role is null ? null : AuditJson.Of(new { Role = $"{role}" });
}
