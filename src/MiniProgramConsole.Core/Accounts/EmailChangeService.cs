using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Mail;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Accounts;

/// <summary>Takes wishes for another email. Nothing changes until the new one confirms; whether it has an account already is said there alone.</summary>
public sealed class EmailChangeService(
    ConsoleDbContext database,
    ConsoleTransactions transactions,
    IDatabaseErrors errors,
    ILookupNormalizer normalizer,
    SignInThrottleService throttle,
    AuditTrail audit,
    AccountMails mails,
    TimeProvider time)
{
    internal const string ThrottlePrefix = "new-email-of:";

    /// <summary>The field of the new email.</summary>
    public const string Field = "Email";

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>The email that a person waits to have confirmed; null where there is none.</summary>
    /// <param name="userId">The person.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public Task<string?> FindAwaitedAsync(long userId, CancellationToken cancellationToken)
    {
        var now = Now;
        return Of(database, userId).Where(token => token.UsedAt == null && token.ExpiresAt > now)
            .Select(token => token.Email).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>Asks at a new email for confirmation, and tells the old one. A wish of before dies.</summary>
    /// <param name="by">The person.</param>
    /// <param name="email">The new email as typed.</param>
    /// <param name="token">The form's token: the same form sent twice sends its mails once.</param>
    /// <param name="language">The language of the mails, for a person whose own is not known.</param>
    /// <param name="cancellationToken">Cancels what was not committed.</param>
    /// <returns>What is wrong with the email; null where it is asked.</returns>
    public async Task<FieldError?> AskAsync(Actor by, string? email, Guid token, CultureInfo language, CancellationToken cancellationToken)
    {
        var check = ApplicationUser.EmailRule.Check(email);
        if (TextMessages.Of(ApplicationUser.EmailRule, check) is { } refusal)
        {
            return new FieldError(Field, refusal);
        }

        var normalized = normalizer.NormalizeEmail(check.Text)!;
        if (await database.Users.AnyAsync(user => user.Id == by.UserId && user.NormalizedEmail == normalized, cancellationToken))
        {
            return new FieldError(Field, new Message("Email.Same", check.Text));
        }

        // By person and by email: nobody's mailbox is to be filled.
        string[] keys = [string.Create(CultureInfo.InvariantCulture, $"{ThrottlePrefix}{by.UserId}"), $"new-email:{normalized}"];
        foreach (var key in keys)
        {
            if (await throttle.CountAsync(key, cancellationToken) is { } wait)
            {
                return new FieldError(Field, SignInCheck.RefusalOf(wait));
            }
        }

        var formHash = Hashing.Sha256($"new-email|{token}|{by.UserId}|{normalized}");
        try
        {
            await transactions.RunAsync(
                (attempt, cancelled) => AskAsync(attempt, by, check.Text, normalized, formHash, language, cancelled), cancellationToken);
        }
        catch (DbUpdateException exception) when (errors.ViolatedConstraint(exception) == OutboxMailConfiguration.FormIndex)
        {
            // The same form at the same moment: its mails are on their way.
        }

        return null;
    }

    internal async Task<bool> AskAsync(
        ConsoleDbContext attempt, Actor by, string email, string normalized, string formHash, CultureInfo language,
        CancellationToken cancellationToken)
    {
        var now = Now;
        if (!await attempt.ClaimAccountAsync(by.UserId, now, cancellationToken)
            || await attempt.OutboxMails.AnyAsync(mail => EF.Property<string?>(mail, OutboxMailConfiguration.FormHash) == formHash, cancellationToken))
        {
            return false;
        }

        var user = await attempt.Users.SingleAsync(row => row.Id == by.UserId, cancellationToken);
        var taken = await attempt.Users.AsNoTracking().FirstOrDefaultAsync(row => row.NormalizedEmail == normalized, cancellationToken);
        var secret = await AccountTokens.IssueAsync(attempt, user, AccountTokenPurpose.ChangeEmail, email, now, cancellationToken);
        var asking = taken is null ? mails.NewEmail(user, email, secret, language, now) : mails.EmailTaken(taken, language, now);
        attempt.Entry(asking).Property(OutboxMailConfiguration.FormHash).CurrentValue = formHash;
        attempt.OutboxMails.AddRange(
            asking,
            mails.SecurityNotice(
                MailReceiver.Of(user, language), new Message("Mail.EmailAsked.Subject"), new Message("Mail.EmailAsked.Text", user.Email!, email, now), now));
        await audit.AppendAsync(attempt, AccountEvent.Of(by, AuditAction.EmailChangeAsked, now, browser: null), cancellationToken);
        await attempt.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>Takes a wish back: its link dies. Nothing is written where there is none.</summary>
    /// <param name="by">The person.</param>
    /// <param name="cancellationToken">Cancels what was not committed.</param>
    public Task<bool> CancelAsync(Actor by, CancellationToken cancellationToken) => transactions.RunAsync(
        async (attempt, cancelled) =>
        {
            if (await AccountTokens.KillAsync(Of(attempt, by.UserId), Now, cancelled) == 0)
            {
                return false;
            }

            await audit.AppendAsync(attempt, AccountEvent.Of(by, AuditAction.EmailChangeCancelled, Now, browser: null), cancelled);
            await attempt.SaveChangesAsync(cancelled);
            return true;
        },
        cancellationToken);

    private static IQueryable<AccountToken> Of(ConsoleDbContext context, long userId) =>
        context.AccountTokens.Where(token => token.UserId == userId && token.Purpose == AccountTokenPurpose.ChangeEmail);
}
