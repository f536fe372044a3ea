using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Mail;
using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Core.Accounts;

/// <summary>Sets a person's new password, in the transaction of the caller, and ends what the old one had opened.</summary>
public sealed class OwnPassword(AuditTrail audit, AccountMails mails, TimeProvider time)
{
    /// <summary>Sets it: other sessions end, no browser stands for the second factor any longer, and links and codes that wait die.</summary>
    /// <param name="attempt">The context of the transaction; it is saved.</param>
    /// <param name="by">The person.</param>
    /// <param name="hash">The hash of the new password.</param>
    /// <param name="action">How it came about: <see cref="AuditAction.PasswordChanged"/> or <see cref="AuditAction.PasswordReset"/>.</param>
    /// <param name="staying">The session that goes on; null where none does.</param>
    /// <param name="language">The language of the notice, for a person whose own is not known.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    internal async Task SetAsync(
        ConsoleDbContext attempt, Actor by, string hash, string action, long? staying, CultureInfo language, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var user = await attempt.Users.SingleAsync(row => row.Id == by.UserId, cancellationToken);
        (user.PasswordHash, user.SecurityStamp, user.PasswordChangedAt) = (hash, Guid.NewGuid().ToString(), now);
        await SessionService.EndAllAsync(attempt, user.Id, staying, cancellationToken);
        await ForgetAsync(attempt, user, now, cancellationToken);
        attempt.OutboxMails.Add(mails.SecurityNotice(
            MailReceiver.Of(user, language), new Message("Mail.PasswordChanged.Subject"), TextOf(action, user, now), now));
        await audit.AppendAsync(attempt, AccountEvent.Of(by, action, now, browser: null), cancellationToken);
        await attempt.SaveChangesAsync(cancellationToken);
    }

    private static async Task ForgetAsync(ConsoleDbContext attempt, ApplicationUser user, DateTime now, CancellationToken cancellationToken)
    {
        await attempt.KnownDevices.Where(device => device.UserId == user.Id && device.RememberedUntil != null)
            .ExecuteUpdateAsync(set => set.SetProperty(device => device.RememberedUntil, (DateTime?)null), cancellationToken);
        await AccountTokens.KillAsync(attempt.AccountTokens.Where(token => token.UserId == user.Id), now, cancellationToken);
        var emailHash = Hashing.Sha256(user.NormalizedEmail!);
        await attempt.PasswordResetCodes.Where(code => code.EmailHash == emailHash && code.UsedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(code => code.ExpiresAt, now), cancellationToken);
    }

    private static Message TextOf(string action, ApplicationUser user, DateTime now) => action == AuditAction.PasswordReset
        ? new Message("Mail.PasswordChanged.ByCode", user.Email!, now)
        : new Message("Mail.PasswordChanged.Text", user.Email!, now);
}
