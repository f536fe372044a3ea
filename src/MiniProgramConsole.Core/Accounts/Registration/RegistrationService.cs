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

/// <summary>The answer and the work are the same for every email. The mail says what happened.</summary>
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
    // Separate from sign-in attempts for the same email.
    internal const string ThrottlePrefix = "register:";

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
            // Nobody's mailbox should be flooded. The answer is the same.
            return Outcome.Unchanged;
        }

        var accounts = await Of(database, normalized).Select(user => user.Id).ToListAsync(cancellationToken);
        var command = new Command
        {
            Sender = sender,
            // The fingerprint must not contain the password. Stands compares it with the stored hash instead.
            Key = IdempotencyKey.Of(0, token, new { Register = normalized, details.DisplayName }),
            Accounts = accounts,
            Stands = (context, _) => StandsAsync(context, normalized, details.Password!),
        };
        return await runner.RunAsync(
            command, context => RegisterAsync(context, details, normalized, hash, language, accounts), cancellationToken);
    }

    /// <summary>Requires a ticket, given for the right password. Each ticket sends one mail.</summary>
    public async Task<Outcome> SendAgainAsync(long userId, Guid ticket, CultureInfo language, CancellationToken cancellationToken)
    {
        var waiting = await database.Users.AsNoTracking()
            .FirstOrDefaultAsync(row => row.Id == userId && !row.EmailConfirmed, cancellationToken);
        // Counted with registrations: even with the right password, the email may be someone else's.
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
            // Someone else has just created the account. The next attempt locks it, so that nobody confirms it at the same time.
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
        // Saved first, because the audit entry needs the account's key.
        await db.SaveChangesAsync(context.Cancelled);
        await SendConfirmationAsync(context, user, language);
        var by = context.By with { UserId = user.Id, Name = user.DisplayName };
        return Outcome.Done(AccountEvent.Of(by, AuditAction.Registered, context.Now, browser: null), user.Code, user.DisplayName);
    }

    private async Task<Outcome> SendAgainAsync(CommandContext context, CultureInfo language)
    {
        var user = await context.Database.Users
            .FirstOrDefaultAsync(row => row.Id == context.By.UserId && !row.EmailConfirmed, context.Cancelled);
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

    // Nobody has proved that the email is theirs yet, so an earlier registration has no precedence.
    private static ApplicationUser Renew(ApplicationUser user, RegistrationDetails details, string hash)
    {
        (user.DisplayName, user.PasswordHash, user.SecurityStamp) = (details.DisplayName!, hash, Guid.NewGuid().ToString());
        return user;
    }
}
