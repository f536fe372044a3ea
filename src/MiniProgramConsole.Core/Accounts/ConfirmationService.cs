using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Core.Accounts;

/// <summary>Takes the links that make accounts usable: the one that confirms an email, and the one that sets the first password.</summary>
public sealed class ConfirmationService(
    ConsoleDbContext database,
    ConsoleTransactions transactions,
    UserManager<ApplicationUser> users,
    SignInThrottleService throttle,
    AuditTrail audit,
    TimeProvider time)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>The account of a living link.</summary>
    /// <param name="secret">The link's secret.</param>
    /// <param name="purpose">What the link is to be used for.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <returns>Null where the link was used, has expired or never was.</returns>
    public Task<ApplicationUser?> FindAsync(string? secret, string purpose, CancellationToken cancellationToken) =>
        AccountTokens.Living(database, secret, purpose, Now).Select(token => token.User).AsNoTracking().FirstOrDefaultAsync(cancellationToken);

    /// <summary>
    /// Confirms an email. The password is asked for, since whoever registered somebody else's email would otherwise have it confirmed
    /// by the one who reads the mail, and share the account.
    /// </summary>
    /// <param name="secret">The link's secret.</param>
    /// <param name="password">The password as typed.</param>
    /// <param name="address">The network address.</param>
    /// <param name="cancellationToken">Cancels what was not committed.</param>
    public async Task<ConfirmationResult> ConfirmAsync(string? secret, string password, string? address, CancellationToken cancellationToken)
    {
        if (await FindAsync(secret, AccountTokenPurpose.ConfirmEmail, cancellationToken) is not { } user)
        {
            return new ConfirmationResult(null, IsLinkLiving: false);
        }

        if (await throttle.CountAsync(user.NormalizedEmail!, cancellationToken) is { } wait)
        {
            return new ConfirmationResult(null, IsLinkLiving: true, SignInCheck.RefusalOf(wait));
        }

        if (users.PasswordHasher.VerifyHashedPassword(user, user.PasswordHash ?? "", password) == PasswordVerificationResult.Failed)
        {
            return new ConfirmationResult(null, IsLinkLiving: true, new Message("Confirm.WrongPassword"));
        }

        await throttle.ForgetAsync(user.NormalizedEmail!, cancellationToken);
        return await UseAsync(
            secret, AccountTokenPurpose.ConfirmEmail, new Actor(user.Id, user.DisplayName, address), AuditAction.EmailConfirmed,
            row => row.EmailConfirmed = true, cancellationToken);
    }

    /// <summary>Sets the password of an account that an operator made. Who has the link has the account; its email is taken as confirmed.</summary>
    /// <param name="secret">The link's secret.</param>
    /// <param name="password">The password as typed.</param>
    /// <param name="address">The network address.</param>
    /// <param name="cancellationToken">Cancels what was not committed.</param>
    public async Task<ConfirmationResult> SetPasswordAsync(string? secret, string? password, string? address, CancellationToken cancellationToken)
    {
        if (await FindAsync(secret, AccountTokenPurpose.SetPassword, cancellationToken) is not { } user)
        {
            return new ConfirmationResult(null, IsLinkLiving: false);
        }

        if (PasswordRule.Check(password, user.Email, user.DisplayName) is { } error)
        {
            return new ConfirmationResult(null, IsLinkLiving: true, error);
        }

        var hash = users.PasswordHasher.HashPassword(user, password!);
        return await UseAsync(
            secret, AccountTokenPurpose.SetPassword, new Actor(user.Id, user.DisplayName, address), AuditAction.PasswordSet,
            row => (row.EmailConfirmed, row.PasswordHash, row.SecurityStamp, row.PasswordChangedAt) = (true, hash, Guid.NewGuid().ToString(), Now),
            cancellationToken);
    }

    private Task<ConfirmationResult> UseAsync(
        string? secret, string purpose, Actor by, string action, Action<ApplicationUser> change, CancellationToken cancellationToken) =>
        transactions.RunAsync(
            async (attempt, cancelled) =>
            {
                if (!await AccountTokens.UseAsync(attempt, secret, purpose, Now, cancelled))
                {
                    return new ConfirmationResult(null, IsLinkLiving: false);
                }

                // An account is new once: what else would begin it, past a second factor of later, dies too.
                await AccountTokens.KillAsync(attempt.AccountTokens.Where(token => token.UserId == by.UserId), Now, cancelled);
                var user = await attempt.Users.SingleAsync(row => row.Id == by.UserId, cancelled);
                change(user);
                await audit.AppendAsync(attempt, AccountEvent.Of(by, action, Now, browser: null), cancelled);
                await attempt.SaveChangesAsync(cancelled);
                return new ConfirmationResult(user, IsLinkLiving: false);
            },
            cancellationToken);
}
