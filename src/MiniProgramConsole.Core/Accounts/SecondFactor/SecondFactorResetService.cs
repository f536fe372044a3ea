using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Accounts.Sessions;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Core.Accounts.SecondFactor;

/// <summary>The operator must make sure that the request comes from the account's person.</summary>
public sealed class SecondFactorResetService(OperatorCommands operators, SecondFactorMails mails)
{
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
