using System.Globalization;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Core.Accounts.Sessions;

/// <summary>Ends all sessions of an account for the operator, as where a device was lost or an account was taken over.</summary>
public sealed class SessionEndingService(OperatorCommands operators, AccountMails mails)
{
    /// <summary>Ends them, with sign-ins that wait for their second step, and tells the person.</summary>
    /// <param name="email">The account's email.</param>
    /// <param name="cancellationToken">Cancels what was not committed.</param>
    public Task<Outcome> EndAsync(string email, CancellationToken cancellationToken) =>
        operators.RunAsync(email, (context, user, _) => EndAsync(context, user), cancellationToken);

    private async Task<Outcome> EndAsync(CommandContext context, ApplicationUser user)
    {
        var (db, now) = (context.Database, context.Now);
        await SessionService.EndAllAsync(db, user.Id, staying: null, context.Cancelled);
        user.SecurityStamp = Guid.NewGuid().ToString();
        db.OutboxMails.Add(mails.SecurityNotice(
            user.ToReceiver(CultureInfo.CurrentUICulture),
            new Message("Mail.SessionsEnded.Subject"), new Message("Mail.SessionsEnded.Text", user.Email!, now), now));
        return Outcome.Done(
            AccountEvent.Of(context.By, user.Id, user.DisplayName, AuditAction.SessionsEndedByOperator, now), user.Code, user.DisplayName);
    }
}
