using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Accounts.Passwords;
using MiniProgramConsole.Core.Accounts.Sessions;
using MiniProgramConsole.Core.Accounts.Throttling;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Commands.Senders;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Core.Accounts.Registration;

public sealed class ConfirmationService(
    ConsoleDbContext database, CommandRunner runner, IPasswordHasher<ApplicationUser> hasher, SignInThrottleService throttle,
    NewPasswordCheck check,
    TimeProvider time)
{
    public const string Field = "Password";

    public Task<ApplicationUser?> FindAsync(string? secret, string purpose, CancellationToken cancellationToken) =>
        AccountTokenIssuer.Active(database, secret, purpose, time.GetUtcNow().UtcDateTime).Select(token => token.User).AsNoTracking()
            .FirstOrDefaultAsync(cancellationToken);

    /// <summary>Asks for the password, because someone may have registered another person's email. Otherwise the reader of the mail
    /// would confirm the account and share it with them.</summary>
    public async Task<(Outcome Outcome, ApplicationUser? User)> ConfirmAsync(
        string? secret, string? password, string? address, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(password))
        {
            return (Outcome.Refused(Field, new Message("SignIn.PasswordRequired")), null);
        }

        if (await FindAsync(secret, AccountTokenPurpose.ConfirmEmail, cancellationToken) is not { } found)
        {
            return (Outcome.NotFound, null);
        }

        if (await throttle.CountAsync(found.MailboxKey, cancellationToken) is { } wait)
        {
            return (Outcome.Refused(Field, SignInCheck.RefusalOf(wait)), null);
        }

        var result = await UseAsync(
            secret, AccountTokenPurpose.ConfirmEmail, new Actor(found.Id, found.DisplayName, address), AuditAction.EmailConfirmed,
            (_, user) => Task.FromResult(Confirm(user, password)), cancellationToken);
        if (result.User is { } confirmed)
        {
            await throttle.ForgetAsync(confirmed.MailboxKey, cancellationToken);
        }

        return result;
    }

    /// <summary>Using the link also confirms the email. Existing sessions end.</summary>
    public async Task<(Outcome Outcome, ApplicationUser? User)> SetPasswordAsync(
        string? secret, string? password, string? address, CancellationToken cancellationToken)
    {
        if (await FindAsync(secret, AccountTokenPurpose.SetPassword, cancellationToken) is not { } found)
        {
            return (Outcome.NotFound, null);
        }

        if (await check.FindRefusalAsync(found, password, cancellationToken) is { } error)
        {
            return (Outcome.Refused(Field, error), null);
        }

        var hash = hasher.HashPassword(found, password!);
        return await UseAsync(
            secret, AccountTokenPurpose.SetPassword, new Actor(found.Id, found.DisplayName, address), AuditAction.PasswordSet,
            (context, user) => SetPasswordAsync(context, user, hash), cancellationToken);
    }

    // Checks the current password: someone may have registered again with another one since the mail was sent.
    private Message? Confirm(ApplicationUser user, string password)
    {
        if (!user.HasPassword(hasher, password))
        {
            return new Message("Confirm.WrongPassword");
        }

        user.EmailConfirmed = true;
        return null;
    }

    private static async Task<Message?> SetPasswordAsync(CommandContext context, ApplicationUser user, string hash)
    {
        (user.EmailConfirmed, user.SecurityStamp) = (true, Guid.NewGuid().ToString());
        (user.PasswordHash, user.PasswordChangedAt) = (hash, context.Now);
        await SessionService.EndAllAsync(context.Database, user.Id, staying: null, context.Cancelled);
        return null;
    }

    private async Task<(Outcome Outcome, ApplicationUser? User)> UseAsync(
        string? secret, string purpose, Actor by, string action, Func<CommandContext, ApplicationUser, Task<Message?>> change,
        CancellationToken cancellationToken)
    {
        ApplicationUser? changed = null;
        var outcome = await runner.RunAsync(
            new Command { Sender = new ProofSender(by) },
            async context =>
            {
                var (db, now, cancelled) = (context.Database, context.Now, context.Cancelled);
                if (!await AccountTokenIssuer.UseAsync(db, secret, purpose, now, cancelled))
                {
                    return Outcome.NotFound;
                }

                // Revokes the account's other links, which could otherwise bypass a second factor added later.
                await AccountTokenIssuer.KillAsync(db.AccountTokens.Where(token => token.UserId == by.UserId), now, cancelled);
                changed = await db.Users.SingleAsync(row => row.Id == by.UserId, cancelled);
                return await change(context, changed) is { } wrong
                    ? Outcome.Refused(Field, wrong)
                    : Outcome.Done(AccountEvent.Of(by, action, now, browser: null), changed.Code, changed.DisplayName);
            },
            cancellationToken);
        return (outcome, outcome.Succeeded ? changed : null);
    }
}
