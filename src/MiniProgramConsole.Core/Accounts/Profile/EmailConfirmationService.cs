using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Accounts.Sessions;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Commands.Senders;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Core.Accounts.Profile;

public sealed class EmailConfirmationService(
    ConsoleDbContext database, CommandRunner runner, ILookupNormalizer normalizer, AccountMails mails, TimeProvider time)
{
    public Task<PendingEmail?> FindAsync(string? secret, CancellationToken cancellationToken) =>
        AccountTokenIssuer.Active(database, secret, AccountTokenPurpose.ChangeEmail, time.GetUtcNow().UtcDateTime)
            .Select(token => new PendingEmail(token.UserId, token.User.DisplayName, token.Email!)).FirstOrDefaultAsync(cancellationToken);

    /// <summary>Requires the account's session. With the link alone, its reader could unknowingly give their email to another account.
    /// <c>Confirmed</c> is null if the link doesn't work or another account has taken the email.</summary>
    public async Task<(Outcome Outcome, PendingEmail? Confirmed)> ConfirmAsync(
        SessionSender sender, string? secret, CultureInfo language, CancellationToken cancellationToken)
    {
        if (await FindAsync(secret, cancellationToken) is not { } pending || pending.UserId != sender.By.UserId)
        {
            return (Outcome.NotFound, null);
        }

        var isTaken = false;
        var outcome = await runner.RunAsync(
            new Command { Sender = sender },
            async context =>
            {
                if (!await AccountTokenIssuer.UseAsync(
                    context.Database, secret, AccountTokenPurpose.ChangeEmail, context.Now, context.Cancelled))
                {
                    return Outcome.NotFound;
                }

                var normalized = normalizer.NormalizeEmail(pending.Email)!;
                isTaken = await context.Database.Users.OfMailbox(normalized)
                    .AnyAsync(row => row.Id != pending.UserId, context.Cancelled);
                return isTaken
                    ? Outcome.Done(pending.Email, pending.DisplayName)
                    : await ConfirmAsync(context, pending.Email, normalized, sender.SessionId, language);
            },
            cancellationToken);
        return (outcome, outcome.Succeeded && !isTaken ? pending : null);
    }

    private async Task<Outcome> ConfirmAsync(CommandContext context, string email, string normalized, long session, CultureInfo language)
    {
        var (db, now) = (context.Database, context.Now);
        var user = await db.Users.SingleAsync(row => row.Id == context.By.UserId, context.Cancelled);
        var old = user.ToReceiver(language);
        var oldHash = Hashing.Sha256(user.MailboxKey);
        user.TakeEmail(email, normalized);
        // The next owner of the old email must not see these attempts.
        var newHash = Hashing.Sha256(normalized);
        await db.SignInAttempts.Where(row => row.EmailHash == oldHash)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.EmailHash, newHash), context.Cancelled);
        await SessionService.EndAllAsync(db, user.Id, session, context.Cancelled);
        var text = new Message("Mail.EmailChanged.Text", old.Address, email, now);
        db.OutboxMails.AddRange(new[] { old, user.ToReceiver(language) }
            .Select(to => mails.SecurityNotice(to, new Message("Mail.EmailChanged.Subject"), text, now)));
        return Outcome.Done(AccountEvent.Of(context.By, AuditAction.EmailChanged, now, browser: null), user.Code, user.DisplayName);
    }
}
