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

/// <summary>
/// Takes the links that make accounts usable: the one that confirms an email, and the one that sets the first password. A link that was used,
/// has expired or never was is not found.
/// </summary>
public sealed class ConfirmationService(
    ConsoleDbContext database, CommandRunner runner, IPasswordHasher<ApplicationUser> hasher, SignInThrottleService throttle, NewPasswordCheck check,
    TimeProvider time)
{
    /// <summary>The field of the password.</summary>
    public const string Field = "Password";

    /// <summary>The account of an active link.</summary>
    /// <param name="secret">The link's secret.</param>
    /// <param name="purpose">What the link is to be used for.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <returns>Null where the link was used, has expired or never was.</returns>
    public Task<ApplicationUser?> FindAsync(string? secret, string purpose, CancellationToken cancellationToken) =>
        AccountTokenIssuer.Active(database, secret, purpose, time.GetUtcNow().UtcDateTime).Select(token => token.User).AsNoTracking()
            .FirstOrDefaultAsync(cancellationToken);

    /// <summary>
    /// Confirms an email. The password is asked for, since whoever registered somebody else's email would otherwise have it confirmed
    /// by the one who reads the mail, and share the account.
    /// </summary>
    /// <param name="secret">The link's secret.</param>
    /// <param name="password">The password as typed.</param>
    /// <param name="address">The network address.</param>
    /// <param name="cancellationToken">Cancels what was not committed.</param>
    /// <returns>What came of it, and the account where it is confirmed by this.</returns>
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

    /// <summary>
    /// Sets the password of an account that an operator made. Who has the link has the account: its email is taken as confirmed, and sessions
    /// that began otherwise end.
    /// </summary>
    /// <param name="secret">The link's secret.</param>
    /// <param name="password">The password as typed.</param>
    /// <param name="address">The network address.</param>
    /// <param name="cancellationToken">Cancels what was not committed.</param>
    /// <returns>What came of it, and the account where its password is set by this.</returns>
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

    // The password is that of this moment: somebody may have registered again with another one since the mail was read.
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
        (user.EmailConfirmed, user.PasswordHash, user.SecurityStamp, user.PasswordChangedAt) = (true, hash, Guid.NewGuid().ToString(), context.Now);
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

                // An account is new once: what else would begin it, past a second factor of later, dies too.
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
