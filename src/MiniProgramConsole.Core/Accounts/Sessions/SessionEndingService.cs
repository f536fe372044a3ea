using System.Globalization;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Core.Accounts.Sessions;

public sealed class SessionEndingService(OperatorCommands operators, AccountMails mails)
{
    /// <summary>Also ends sign-ins that wait for their second factor.</summary>
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
