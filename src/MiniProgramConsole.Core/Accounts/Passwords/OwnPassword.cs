using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Accounts.Sessions;
using MiniProgramConsole.Core.Accounts.Throttling;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Core.Accounts.Passwords;

public sealed class OwnPassword(AccountMails mails)
{
    /// <summary>Works in the caller's transaction. Ends other sessions and revokes remembered browsers, links and codes.</summary>
    internal async Task<Outcome> SetAsync(CommandContext context, string hash, string action, long? staying, CultureInfo language)
    {
        var (db, _, now, cancelled) = context;
        var user = await context.LoadSenderAsync();
        (user.PasswordHash, user.SecurityStamp, user.PasswordChangedAt) = (hash, Guid.NewGuid().ToString(), now);
        await SessionService.EndAllAsync(db, user.Id, staying, cancelled);
        await ForgetAsync(db, user, now, cancelled);
        db.OutboxMails.Add(mails.SecurityNotice(
            user.ToReceiver(language), new Message("Mail.PasswordChanged.Subject"), TextOf(action, user, now), now));
        return context.Done(action);
    }

    private static async Task ForgetAsync(ConsoleDbContext db, ApplicationUser user, DateTime now, CancellationToken cancellationToken)
    {
        await KnownDeviceService.ForgetAsync(db, user.Id, cancellationToken);
        await AccountTokenIssuer.KillAsync(db.AccountTokens.Where(token => token.UserId == user.Id), now, cancellationToken);
        var codes = PasswordResetCode.HashesOf(user.MailboxKey);
        await db.PasswordResetCodes.Where(code => codes.Contains(code.EmailHash) && code.UsedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(code => code.ExpiresAt, now), cancellationToken);
    }

    private static Message TextOf(string action, ApplicationUser user, DateTime now) => action == AuditAction.PasswordReset
        ? new Message("Mail.PasswordChanged.ByCode", user.Email!, now)
        : new Message("Mail.PasswordChanged.Text", user.Email!, now);
}
