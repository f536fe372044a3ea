using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands;

namespace MiniProgramConsole.Core.Accounts.SecondFactor;

/// <summary>Uses up a code that stands for the second factor, and tells its person where it was a recovery code.</summary>
public sealed class SecondFactorUse(SecondFactorCodes codes, AuditTrail audit, SecondFactorMails mails)
{
    /// <summary>Uses it up, under the account's lock.</summary>
    /// <param name="context">The command.</param>
    /// <param name="user">Whose code.</param>
    /// <param name="typed">The code as typed.</param>
    /// <param name="browser">The browser's own words for itself; null where they are noted elsewhere.</param>
    /// <param name="language">The language of the notice, for a person whose own is not known.</param>
    /// <returns>Whether it was right.</returns>
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
