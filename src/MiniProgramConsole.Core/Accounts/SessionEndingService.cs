using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Mail;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Accounts;

/// <summary>Ends all sessions of an account for the operator, as where a device was lost or an account was taken over.</summary>
public sealed class SessionEndingService(ConsoleDbContext database, CommandRunner runner, ILookupNormalizer normalizer, AccountMails mails)
{
    /// <summary>Ends them, with sign-ins that wait for their second step, and tells the person.</summary>
    /// <param name="email">The account's email.</param>
    /// <param name="cancellationToken">Cancels what was not committed.</param>
    public async Task<Outcome> EndAsync(string email, CancellationToken cancellationToken)
    {
        var address = ApplicationUser.EmailRule.Check(email);
        if (TextMessages.Of(ApplicationUser.EmailRule, address) is { } refusal)
        {
            return Outcome.Refused("", refusal);
        }

        var normalized = normalizer.NormalizeEmail(address.Text)!;
        var accounts = await database.Users.Where(row => row.NormalizedEmail == normalized).Select(row => row.Id).ToListAsync(cancellationToken);
        return await runner.RunAsync(
            new Command { Sender = new SystemSender(Actor.System), Accounts = accounts },
            async context => await context.Database.Users.FirstOrDefaultAsync(
                row => row.NormalizedEmail == normalized && accounts.Contains(row.Id), context.Cancelled) is { } user
                    ? await EndAsync(context, user)
                    : Outcome.Refused("", new Message("FactorReset.Unknown", address.Text)),
            cancellationToken);
    }

    private async Task<Outcome> EndAsync(CommandContext context, ApplicationUser user)
    {
        var (db, now) = (context.Database, context.Now);
        await SessionService.EndAllAsync(db, user.Id, staying: null, context.Cancelled);
        user.SecurityStamp = Guid.NewGuid().ToString();
        db.OutboxMails.Add(mails.SecurityNotice(
            MailReceiver.Of(user, CultureInfo.CurrentUICulture),
            new Message("Mail.SessionsEnded.Subject"), new Message("Mail.SessionsEnded.Text", user.Email!, now), now));
        return Outcome.Done(
            AccountEvent.Of(context.By, user.Id, user.DisplayName, AuditAction.SessionsEndedByOperator, now), user.Code, user.DisplayName);
    }
}
