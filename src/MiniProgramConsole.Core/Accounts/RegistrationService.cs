using System.Globalization;
using FluentValidation;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Mail;
using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Core.Accounts;

/// <summary>Makes accounts that wait for their email to be confirmed. Whatever the email, the answer and the work are the same: what came of it is said by mail.</summary>
public sealed class RegistrationService(
    ConsoleDbContext database,
    ConsoleTransactions transactions,
    IDatabaseErrors errors,
    IValidator<RegistrationDetails> validator,
    IPasswordHasher<ApplicationUser> hasher,
    ILookupNormalizer normalizer,
    SignInThrottleService throttle,
    AuditTrail audit,
    AccountMails mails,
    TimeProvider time)
{
    // Of their own, so that registering and signing in at one email do not count together.
    internal const string ThrottlePrefix = "register:";

    /// <summary>Takes a registration.</summary>
    /// <param name="request">The form.</param>
    /// <param name="cancellationToken">Cancels what was not committed.</param>
    /// <returns>What is wrong with what was typed; empty where a mail says how to go on.</returns>
    public async Task<IReadOnlyList<FieldError>> RegisterAsync(RegistrationRequest request, CancellationToken cancellationToken)
    {
        var details = request.Details.Normalize();
        var wrong = FieldError.Of(validator.Validate(details)).ToList();
        if (wrong.Count > 0)
        {
            return wrong;
        }

        var normalized = normalizer.NormalizeEmail(details.Email)!;
        var hash = hasher.HashPassword(new ApplicationUser { DisplayName = details.DisplayName! }, details.Password!);
        // The password is in it, so that a form sent again with another one is another form; the token keeps it from being guessed.
        var formHash = Hashing.Sha256($"{request.Token}|{normalized}|{details.Password}");
        if (await throttle.CountAsync(ThrottlePrefix + normalized, cancellationToken) is not null)
        {
            // Nobody's mailbox is to be filled; the answer is the same.
            return [];
        }

        while (true)
        {
            try
            {
                await transactions.RunAsync(
                    (attempt, cancelled) => RegisterAsync(attempt, request with { Details = details }, normalized, hash, formHash, cancelled),
                    cancellationToken);
                return [];
            }
            catch (DbUpdateException exception) when (IsRace(exception))
            {
                // The same email or the same form at the same moment: the next attempt sees the other's row.
            }
        }
    }

    internal async Task<bool> RegisterAsync(
        ConsoleDbContext attempt, RegistrationRequest request, string normalized, string hash, string formHash, CancellationToken cancellationToken)
    {
        if (await attempt.OutboxMails.AnyAsync(mail => mail.FormHash == formHash, cancellationToken))
        {
            return false;
        }

        var now = time.GetUtcNow().UtcDateTime;
        var user = await attempt.Users.FirstOrDefaultAsync(row => row.NormalizedEmail == normalized, cancellationToken);
        if (user is { EmailConfirmed: true })
        {
            attempt.OutboxMails.Add(mails.RegisteredAlready(user, request.Language, now, formHash));
            await attempt.SaveChangesAsync(cancellationToken);
            return true;
        }

        user = user is null ? Add(attempt, request.Details, normalized, hash, now) : Renew(user, request.Details, hash);
        user.Language = request.Language.Name;
        // The account's key is part of the entry.
        await attempt.SaveChangesAsync(cancellationToken);
        var by = new Actor(user.Id, user.DisplayName, request.Address);
        await audit.AppendAsync(attempt, AccountEvent.Of(by, AuditAction.Registered, now, browser: null), cancellationToken);
        await SendConfirmationAsync(attempt, user, request.Language, now, formHash, cancellationToken);
        await attempt.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>Sends the confirmation again to somebody who gave the right password.</summary>
    /// <param name="userId">Whose account.</param>
    /// <param name="form">What tells this form from others.</param>
    /// <param name="language">The language that the person reads.</param>
    /// <param name="cancellationToken">Cancels what was not committed.</param>
    public async Task SendAgainAsync(long userId, string form, CultureInfo language, CancellationToken cancellationToken)
    {
        var waiting = await database.Users.Where(row => row.Id == userId && !row.EmailConfirmed)
            .Select(row => row.NormalizedEmail).FirstOrDefaultAsync(cancellationToken);
        // With the registrations: who knows the password of a registration may have typed an email that is somebody else's.
        if (waiting is null || await throttle.CountAsync(ThrottlePrefix + waiting, cancellationToken) is not null)
        {
            return;
        }

        var formHash = Hashing.Sha256(form);
        try
        {
            await transactions.RunAsync(
                async (attempt, cancelled) =>
                {
                    var user = await attempt.Users.FirstOrDefaultAsync(row => row.Id == userId && !row.EmailConfirmed, cancelled);
                    if (user is not null && !await attempt.OutboxMails.AnyAsync(mail => mail.FormHash == formHash, cancelled))
                    {
                        await SendConfirmationAsync(attempt, user, language, time.GetUtcNow().UtcDateTime, formHash, cancelled);
                    }

                    return await attempt.SaveChangesAsync(cancelled);
                },
                cancellationToken);
        }
        catch (DbUpdateException exception) when (errors.ViolatedConstraint(exception) == OutboxMailConfiguration.FormIndex)
        {
            // The same form at the same moment: its mail is on its way.
        }
    }

    private async Task SendConfirmationAsync(
        ConsoleDbContext attempt, ApplicationUser user, CultureInfo language, DateTime now, string formHash, CancellationToken cancellationToken)
    {
        var secret = await AccountTokens.IssueAsync(attempt, user, AccountTokenPurpose.ConfirmEmail, now, cancellationToken);
        attempt.OutboxMails.Add(mails.Confirmation(user, secret, language, now, formHash));
    }

    private static ApplicationUser Add(ConsoleDbContext attempt, RegistrationDetails details, string normalized, string hash, DateTime now)
    {
        var user = new ApplicationUser { DisplayName = details.DisplayName!, PasswordHash = hash, CreatedAt = now };
        user.TakeEmail(details.Email!, normalized);
        attempt.Users.Add(user);
        return user;
    }

    // Nobody has shown that the account is theirs yet: whoever came first has no better right to it.
    private static ApplicationUser Renew(ApplicationUser user, RegistrationDetails details, string hash)
    {
        (user.DisplayName, user.PasswordHash, user.SecurityStamp) = (details.DisplayName!, hash, Guid.NewGuid().ToString());
        return user;
    }

    private bool IsRace(DbUpdateException exception) => errors.ViolatedConstraint(exception)
        is ApplicationUserConfiguration.EmailIndex or ApplicationUserConfiguration.UserNameIndex or OutboxMailConfiguration.FormIndex;
}
