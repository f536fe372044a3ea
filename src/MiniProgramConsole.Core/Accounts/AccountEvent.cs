using System.Globalization;
using MiniProgramConsole.Core.Auditing;

namespace MiniProgramConsole.Core.Accounts;

/// <summary>What people do with their accounts, for a stream of the audit trail that is each account's own.</summary>
internal static class AccountEvent
{
    public static AuditEvent Of(Actor by, string action, DateTime at, string? browser) => new()
    {
        Stream = AuditStreams.OfAccount(by.UserId),
        At = at,
        By = by,
        Action = action,
        SubjectKind = AuditSubject.Account,
        SubjectId = by.UserId.ToString(CultureInfo.InvariantCulture),
        SubjectName = by.Name,
        After = browser is null ? null : AuditJson.Of(new { Browser = browser }),
    };
}
