using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Accounts.Sessions;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Core.Accounts.SecondFactor;

/// <summary>Takes all second factors off an account for the operator, whose business it is to know that the person asks.</summary>
public sealed class SecondFactorResetService(OperatorCommands operators, SecondFactorMails mails)
{
    /// <summary>Takes them off, with passkeys and remembered browsers, ends the sessions and tells the person.</summary>
    /// <param name="email">The account's email.</param>
    /// <param name="cancellationToken">Cancels what was not committed.</param>
    public Task<Outcome> ResetAsync(string email, CancellationToken cancellationToken) =>
        operators.RunAsync(email, ResetAsync, cancellationToken);

    private async Task<Outcome> ResetAsync(CommandContext context, ApplicationUser user, string email)
    {
        var (db, now, cancelled) = (context.Database, context.Now, context.Cancelled);
        var passkeys = await db.UserPasskeys.Where(passkey => passkey.UserId == user.Id).ExecuteDeleteAsync(cancelled);
        if (!user.TwoFactorEnabled && passkeys == 0)
        {
            return Outcome.Refused("", new Message("FactorReset.None", email));
        }

        await SecondFactorSwitch.SetAsync(db, user.Id, isOn: false, cancelled);
        await SessionService.EndAllAsync(db, user.Id, staying: null, cancelled);
        db.OutboxMails.Add(mails.Reset(user.ToReceiver(CultureInfo.CurrentUICulture), now));
        return Outcome.Done(
            AccountEvent.Of(context.By, user.Id, user.DisplayName, AuditAction.SecondFactorReset, now), user.Code, user.DisplayName);
    }
}
