using System.Globalization;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Auditing;

namespace MiniProgramConsole.Core.Workspaces;

internal static class WorkspaceEvent
{
    public static AuditEvent Of(Workspace workspace, string action, Actor by, DateTime at, string? before, string? after) => new()
    {
        Stream = AuditStreams.OfWorkspace(workspace.Id),
        At = at,
        By = by,
        Action = action,
        WorkspaceId = workspace.Id,
        SubjectKind = AuditSubject.Workspace,
        SubjectId = workspace.Code,
        SubjectName = workspace.Name,
        Before = before,
        After = after,
    };

    public static AuditEvent Created(Workspace workspace, Actor by, DateTime at) =>
        Of(workspace, AuditAction.WorkspaceCreated, by, at, null, AuditJson.Of(new { Merchant = workspace.Merchant.Name }));

    public static AuditEvent ToMerchant(this AuditEvent happened, Merchant merchant) => happened with
    {
        SubjectKind = AuditSubject.Merchant,
        SubjectId = merchant.Id.ToString(CultureInfo.InvariantCulture),
        SubjectName = merchant.Name,
    };

    public static AuditEvent ToPerson(this AuditEvent happened, ApplicationUser person) => happened with
    {
        SubjectKind = AuditSubject.Member,
        SubjectId = person.Code,
        SubjectName = person.DisplayName,
    };
}
