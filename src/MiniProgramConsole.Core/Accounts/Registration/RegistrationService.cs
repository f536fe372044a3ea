using System.Globalization;
using FluentValidation;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Accounts.Passwords;
using MiniProgramConsole.Core.Accounts.Throttling;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Commands.Idempotency;
using MiniProgramConsole.Core.Commands.Senders;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Core.Accounts.Registration;

/// <summary>Makes accounts that wait for their email to be confirmed. Whatever the email, the answer and the work are the same: what came of it is said by mail.</summary>
public sealed class RegistrationService(
    ConsoleDbContext database,
    CommandRunner runner,
    IValidator<RegistrationDetails> validator,
    IPasswordHasher<ApplicationUser> hasher,
    ILookupNormalizer normalizer,
    SignInThrottleService throttle,
    NetworkMails networkMails,
    DecoyPassword decoy,
    AccountMails mails)
{
    // Of their own, so that registering and signing in at one email do not count together.
    internal const string ThrottlePrefix = "register:";

    /// <summary>Takes a registration. Where nothing is wrong with what was typed, a mail says how to go on.</summary>
    /// <param name="sender">Who.</param>
    /// <param name="input">What the form said.</param>
    /// <param name="token">The form's token.</param>
    /// <param name="language">The language that the person reads.</param>
    /// <param name="cancellationToken">Cancels what was not committed.</param>
    public async Task<Outcome> RegisterAsync(
        AnonymousSender sender, RegistrationDetails input, Guid token, CultureInfo language, CancellationToken cancellationToken)
    {
        var details = input.Normalize();
        var wrong = FieldError.Of(validator.Validate(details)).ToList();
        if (wrong.Count > 0)
        {
            return Outcome.Refused(wrong);
        }

        if (await networkMails.FindRefusalAsync(sender.By.Address, cancellationToken) is { } refused)
        {
            return Outcome.Refused("", refused);
        }

        var normalized = normalizer.NormalizeEmail(details.Email)!;
        var hash = hasher.HashPassword(new ApplicationUser { DisplayName = details.DisplayName! }, details.Password!);
        if (await throttle.CountAsync(ThrottlePrefix + normalized, cancellationToken) is not null)
        {
            // Nobody's mailbox is to be filled; the answer is the same.
            return Outcome.Unchanged;
        }

        var accounts = await Of(database, normalized).Select(user => user.Id).ToListAsync(cancellationToken);
        var command = new Command
        {
            Sender = sender,
            // The password is no part of it: whether it is the same one is asked of the account.
            Key = IdempotencyKey.Of(0, token, new { Register = normalized, details.DisplayName }),
            Accounts = accounts,
            Stands = (context, _) => StandsAsync(context, normalized, details.Password!),
        };
        return await runner.RunAsync(
            command, context => RegisterAsync(context, details, normalized, hash, language, accounts), cancellationToken);
    }

    /// <summary>Sends the confirmation again to somebody who gave the right password and was given a ticket for it.</summary>
    /// <param name="userId">Whose account.</param>
    /// <param name="ticket">What tells this ticket from others: each sends one mail.</param>
    /// <param name="language">The language that the person reads.</param>
    /// <param name="cancellationToken">Cancels what was not committed.</param>
    public async Task<Outcome> SendAgainAsync(long userId, Guid ticket, CultureInfo language, CancellationToken cancellationToken)
    {
        var waiting = await database.Users.AsNoTracking().FirstOrDefaultAsync(row => row.Id == userId && !row.EmailConfirmed, cancellationToken);
        // With the registrations: who knows the password of a registration may have typed an email that is somebody else's.
        if (waiting is null || await throttle.CountAsync(ThrottlePrefix + waiting.MailboxKey, cancellationToken) is not null)
        {
            return Outcome.Unchanged;
        }

        var command = new Command
        {
            Sender = new ProofSender(new Actor(userId, waiting.DisplayName, Address: null)),
            Key = IdempotencyKey.Of(userId, ticket, new { SendAgain = userId }),
        };
        return await runner.RunAsync(command, context => SendAgainAsync(context, language), cancellationToken);
    }

    private async Task<Outcome> RegisterAsync(
        CommandContext context, RegistrationDetails details, string normalized, string hash, CultureInfo language, List<long> accounts)
    {
        var db = context.Database;
        var user = await Of(db, normalized).FirstOrDefaultAsync(context.Cancelled);
        if (user is not null && !accounts.Contains(user.Id))
        {
            // Somebody made it at this moment: the next attempt locks it as well, so that it is not confirmed meanwhile.
            accounts.Add(user.Id);
            throw new OvertakenException();
        }

        if (user is { EmailConfirmed: true })
        {
            db.OutboxMails.Add(mails.RegisteredAlready(user, language, context.Now));
            return Outcome.Done(user.Code, user.DisplayName);
        }

        user = user is null ? Add(context, details, normalized, hash) : Renew(user, details, hash);
        user.Language = language.Name;
        // The account's key is part of the entry.
        await db.SaveChangesAsync(context.Cancelled);
        await SendConfirmationAsync(context, user, language);
        var by = context.By with { UserId = user.Id, Name = user.DisplayName };
        return Outcome.Done(AccountEvent.Of(by, AuditAction.Registered, context.Now, browser: null), user.Code, user.DisplayName);
    }

    private async Task<Outcome> SendAgainAsync(CommandContext context, CultureInfo language)
    {
        var user = await context.Database.Users.FirstOrDefaultAsync(row => row.Id == context.By.UserId && !row.EmailConfirmed, context.Cancelled);
        if (user is null)
        {
            return Outcome.Unchanged;
        }

        await SendConfirmationAsync(context, user, language);
        return Outcome.Done(user.Code, user.DisplayName);
    }

    private async Task<bool> StandsAsync(CommandContext context, string normalized, string password)
    {
        var user = await Of(context.Database, normalized).AsNoTracking().FirstOrDefaultAsync(context.Cancelled);
        if (user is { EmailConfirmed: false, PasswordHash: { } hash })
        {
            return hasher.VerifyHashedPassword(user, hash, password) != PasswordVerificationResult.Failed;
        }

        decoy.Verify(password);
        return user?.EmailConfirmed == true;
    }

    private async Task SendConfirmationAsync(CommandContext context, ApplicationUser user, CultureInfo language)
    {
        var secret = await AccountTokenIssuer.IssueAsync(
            context.Database, user, AccountTokenPurpose.ConfirmEmail, context.Now, context.Cancelled);
        context.Database.OutboxMails.Add(mails.Confirmation(user, secret, language, context.Now));
    }

    private static IQueryable<ApplicationUser> Of(ConsoleDbContext db, string normalized) =>
        db.Users.OfMailbox(normalized).OrderByDescending(user => user.EmailConfirmed).ThenBy(user => user.Id);

    private static ApplicationUser Add(CommandContext context, RegistrationDetails details, string normalized, string hash)
    {
        var user = new ApplicationUser { DisplayName = details.DisplayName!, PasswordHash = hash, CreatedAt = context.Now };
        user.TakeEmail(details.Email!, normalized);
        context.Database.Users.Add(user);
        return user;
    }

    // Nobody has shown that the account is theirs yet: whoever came first has no better right to it.
    private static ApplicationUser Renew(ApplicationUser user, RegistrationDetails details, string hash)
    {
        (user.DisplayName, user.PasswordHash, user.SecurityStamp) = (details.DisplayName!, hash, Guid.NewGuid().ToString());
        return user;
    }
}
