using System.Globalization;
using MiniProgramConsole.Core.Auditing;

namespace MiniProgramConsole.Core.Accounts;

internal static class AccountEvent
{
    public static AuditEvent Of(Actor by, string action, DateTime at, string? browser) => Of(by, by.UserId, by.Name, action, at) with
    {
        After = browser is null ? null : AuditJson.Of(new { Browser = browser }),
    };

    public static AuditEvent Of(Actor by, long userId, string name, string action, DateTime at) => new()
    {
        Stream = AuditStreams.OfAccount(userId),
        At = at,
        By = by,
        Action = action,
        SubjectKind = AuditSubject.Account,
        SubjectId = userId.ToString(CultureInfo.InvariantCulture),
        SubjectName = name,
    };
}
