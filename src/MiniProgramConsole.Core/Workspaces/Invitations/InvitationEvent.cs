using MiniProgramConsole.Core.Auditing;

namespace MiniProgramConsole.Core.Workspaces.Invitations;

internal static class InvitationEvent
{
    public static AuditEvent Of(Invitation invitation, string action, Actor by, DateTime at) => new()
    {
        Stream = AuditStreams.OfWorkspace(invitation.WorkspaceId),
        At = at,
        By = by,
        Action = action,
        WorkspaceId = invitation.WorkspaceId,
        SubjectKind = AuditSubject.Invitation,
        SubjectId = invitation.Code,
        SubjectName = invitation.DisplayName,
        After = AuditJson.Of(new { Role = $"{invitation.Role}", invitation.Email }),
    };
}
