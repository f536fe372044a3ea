using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Accounts.Throttling;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Commands.Senders;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Accounts.Profile;

/// <summary>Nothing changes until the new email is confirmed. Only that mailbox learns whether it already has an account.</summary>
public sealed class EmailChangeService(
    ConsoleDbContext database, CommandRunner runner, ILookupNormalizer normalizer, SignInThrottleService throttle, AccountMails mails,
    TimeProvider time)
{
    internal const string ThrottlePrefix = "new-email-of:";
    internal const string NewEmailThrottlePrefix = "new-email:";

    public const string Field = "Email";

    public Task<string?> FindAwaitedAsync(long userId, CancellationToken cancellationToken) =>
        FindAwaitedAsync(database, userId, time.GetUtcNow().UtcDateTime, cancellationToken);

    public async Task<Outcome> AskAsync(Sender sender, string? typed, Guid token, CultureInfo language, CancellationToken cancellationToken)
    {
        var check = ApplicationUser.EmailRule.Check(typed);
        if (TextMessages.Of(ApplicationUser.EmailRule, check) is { } refusal)
        {
            return Outcome.Refused(Field, refusal);
        }

        var (email, normalized) = (Mailbox.Readable(check.Text), normalizer.NormalizeEmail(check.Text)!);
        if (await IsOwnAsync(database, sender.By.UserId, normalized, cancellationToken))
        {
            return Same(email);
        }

        // Per person and per email, so that nobody's mailbox is flooded.
        foreach (var key in new[] { ThrottlePrefix + OwnAccountCommands.IdOf(sender.By), NewEmailThrottlePrefix + normalized })
        {
            if (await throttle.CountAsync(key, cancellationToken) is { } wait)
            {
                return Outcome.Refused(Field, SignInCheck.RefusalOf(wait));
            }
        }

        var command = OwnAccountCommands.Of(sender, token, new { NewEmail = email }) with
        {
            Stands = async (context, _) => await IsOwnAsync(context.Database, context.By.UserId, normalized, context.Cancelled)
                || await FindAwaitedAsync(context.Database, context.By.UserId, context.Now, context.Cancelled) == email,
        };
        return await runner.RunAsync(command, context => AskAsync(context, email, normalized, language), cancellationToken);
    }

    public Task<Outcome> CancelAsync(Sender sender, Guid token, CancellationToken cancellationToken)
    {
        var command = OwnAccountCommands.Of(sender, token, new { Form = "cancel-email" }) with
        {
            Stands = async (context, _) =>
                await FindAwaitedAsync(context.Database, context.By.UserId, context.Now, context.Cancelled) is null,
        };
        return runner.RunAsync(
            command,
            async context =>
                await AccountTokenIssuer.KillAsync(Of(context.Database, context.By.UserId), context.Now, context.Cancelled) == 0
                ? Outcome.Unchanged
                : context.Done(AuditAction.EmailChangeCancelled),
            cancellationToken);
    }

    private async Task<Outcome> AskAsync(CommandContext context, string email, string normalized, CultureInfo language)
    {
        var (db, _, now, cancelled) = context;
        var user = await context.LoadSenderAsync();
        if (user.MailboxKey == normalized)
        {
            return Same(email);
        }

        var taken = await db.Users.AsNoTracking().OfMailbox(normalized, email).FirstOrDefaultAsync(cancelled);
        var secret = await AccountTokenIssuer.IssueAsync(db, user, AccountTokenPurpose.ChangeEmail, email, now, cancelled);
        db.OutboxMails.AddRange(
            taken is null ? mails.NewEmail(user, email, secret, language, now) : mails.EmailTaken(taken, language, now),
            mails.SecurityNotice(
                user.ToReceiver(language), new Message("Mail.EmailAsked.Subject"),
                new Message("Mail.EmailAsked.Text", user.Email!, email, now), now));
        return Outcome.Done(context.EventOf(AuditAction.EmailChangeAsked), OwnAccountCommands.IdOf(context.By), email);
    }

    private static Outcome Same(string email) => Outcome.Refused(Field, new Message("Email.Same", email));

    private static Task<bool> IsOwnAsync(ConsoleDbContext db, long userId, string normalized, CancellationToken cancellationToken) =>
        db.Users.OfMailbox(normalized).AnyAsync(user => user.Id == userId, cancellationToken);

    private static Task<string?> FindAwaitedAsync(ConsoleDbContext db, long userId, DateTime now, CancellationToken cancellationToken) =>
        Of(db, userId).Where(token => token.UsedAt == null && token.ExpiresAt > now).Select(token => token.Email)
            .FirstOrDefaultAsync(cancellationToken);

    private static IQueryable<AccountToken> Of(ConsoleDbContext db, long userId) =>
        db.AccountTokens.Where(token => token.UserId == userId && token.Purpose == AccountTokenPurpose.ChangeEmail);
}
