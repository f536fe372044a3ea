using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Mail;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Accounts;

/// <summary>Takes all second factors off an account for the operator, whose business it is to know that the person asks.</summary>
public sealed class SecondFactorResetService(
    ConsoleTransactions transactions, ILookupNormalizer normalizer, AuditTrail audit, SecondFactorMails mails, TimeProvider time)
{
    /// <summary>Takes them off, with passkeys and remembered browsers, ends the sessions and tells the person.</summary>
    /// <param name="email">The account's email.</param>
    /// <param name="cancellationToken">Cancels what was not committed.</param>
    /// <returns>Why nothing was done; null where it was.</returns>
    public async Task<Message?> ResetAsync(string email, CancellationToken cancellationToken)
    {
        var address = ApplicationUser.EmailRule.Check(email);
        return address.Verdict == TextVerdict.Ok
            ? await transactions.RunAsync((attempt, cancelled) => ResetAsync(attempt, address.Text, cancelled), cancellationToken)
            : TextMessages.Of(ApplicationUser.EmailRule, address);
    }

    internal async Task<Message?> ResetAsync(ConsoleDbContext attempt, string email, CancellationToken cancellationToken)
    {
        var normalized = normalizer.NormalizeEmail(email);
        var user = await attempt.Users.FirstOrDefaultAsync(row => row.NormalizedEmail == normalized, cancellationToken);
        if (user is null)
        {
            return new Message("FactorReset.Unknown", email);
        }

        var passkeys = await attempt.UserPasskeys.Where(passkey => passkey.UserId == user.Id).ExecuteDeleteAsync(cancellationToken);
        if (!user.TwoFactorEnabled && passkeys == 0)
        {
            return new Message("FactorReset.None", email);
        }

        var now = time.GetUtcNow().UtcDateTime;
        await SecondFactorSwitch.SetAsync(attempt, user.Id, isOn: false, cancellationToken);
        await attempt.SaveChangesAsync(cancellationToken);
        await SessionService.EndAllAsync(attempt, user.Id, staying: null, cancellationToken);
        await audit.AppendAsync(
            attempt, AccountEvent.Of(Actor.System, user.Id, user.DisplayName, AuditAction.SecondFactorReset, now), cancellationToken);
        attempt.OutboxMails.Add(mails.Reset(MailReceiver.Of(user, CultureInfo.CurrentUICulture), now));
        await attempt.SaveChangesAsync(cancellationToken);
        return null;
    }
}
