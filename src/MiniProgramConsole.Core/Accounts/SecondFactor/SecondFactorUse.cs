using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands;

namespace MiniProgramConsole.Core.Accounts.SecondFactor;

public sealed class SecondFactorUse(SecondFactorCodes codes, AuditTrail audit, SecondFactorMails mails)
{
    /// <summary>Must run under the account's lock. <paramref name="browser"/> is null if it is recorded elsewhere.</summary>
    internal async Task<bool> UseAsync(CommandContext context, ApplicationUser user, string? typed, string? browser, CultureInfo language)
    {
        var (db, _, now, cancelled) = context;
        var kind = await codes.UseAsync(db, user.Id, typed, now, cancelled);
        if (kind == SecondFactorCodeKind.Recovery)
        {
            await audit.AppendAsync(db, AccountEvent.Of(context.By, AuditAction.RecoveryCodeUsed, now, browser), cancelled);
            var left = await db.RecoveryCodes.CountAsync(code => code.UserId == user.Id, cancelled);
            db.OutboxMails.Add(mails.RecoveryCodeUsed(user.ToReceiver(language), left, now));
        }

        return kind is not null;
    }
}
