using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Accounts.Passwords;
using MiniProgramConsole.Core.Accounts.Throttling;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Commands.Senders;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Accounts.SignIn;

/// <summary>The time and the answers are the same whether or not the email has an account.</summary>
public sealed class SignInService(
    ConsoleDbContext database,
    CommandRunner runner,
    IPasswordHasher<ApplicationUser> hasher,
    ILookupNormalizer normalizer,
    SignInThrottleService throttle,
    KnownDeviceService devices,
    SignInAttemptService attempts,
    NetworkGuesses guesses,
    DecoyPassword decoy)
{
    // Text that isn't an email must not share a counter with another key.
    private const string NoAddressPrefix = "no address:";

    public async Task<SignInCheck> CheckAsync(string email, string password, SignInOrigin origin, CancellationToken cancellationToken)
    {
        var address = ApplicationUser.EmailRule.Check(email);
        var isAddress = address.Verdict == TextVerdict.Ok;
        // Text that isn't an email has no account and may not be normalizable. Its attempts count all the same.
        var normalized = isAddress ? normalizer.NormalizeEmail(address.Text)! : NoAddressPrefix + address.Text;
        // Attempts from known browsers count separately, so that strangers can't lock their people out.
        var device = await devices.FindAsync(normalized, origin, cancellationToken);
        var counted = device is null ? normalized : KnownDeviceService.ThrottleKeyOf(device);
        if (await guesses.CountAsync(origin, device, cancellationToken) is { } networkWait)
        {
            return new SignInCheck(null, networkWait, IsOfNetwork: true);
        }

        if (await throttle.CountAsync(counted, cancellationToken) is { } wait)
        {
            return new SignInCheck(null, wait);
        }

        if (await FindRightAsync(isAddress ? normalized : null, address.Text, password, cancellationToken) is not { } user)
        {
            await attempts.NoteAsync(normalized, SignInOutcome.WrongPassword, origin, cancellationToken);
            return new SignInCheck(null);
        }

        await throttle.ForgetAsync(counted, cancellationToken);
        await guesses.ForgiveAsync(origin, device, cancellationToken);
        if (!user.EmailConfirmed)
        {
            await attempts.NoteAsync(normalized, SignInOutcome.Unconfirmed, origin, cancellationToken);
            return new SignInCheck(null, Unconfirmed: user);
        }

        var isRemembered = device is not null && devices.IsRemembered(device);
        return new SignInCheck(user, NeedsSecondFactor: user.TwoFactorEnabled && !isRemembered);
    }

    // A mailbox may have two older accounts, from before its spellings counted as one. Each has its own password.
    private async Task<ApplicationUser?> FindRightAsync(string? mailbox, string typed, string password, CancellationToken cancellationToken)
    {
        var users = mailbox is null ? []
            : await database.Users.OfMailbox(mailbox, typed).AsNoTracking().ToListAsync(cancellationToken);
        foreach (var user in users.DefaultIfEmpty(null))
        {
            if (await IsRightAsync(user, password, cancellationToken))
            {
                return user;
            }
        }

        return null;
    }

    private async Task<bool> IsRightAsync(ApplicationUser? user, string password, CancellationToken cancellationToken)
    {
        if (user?.PasswordHash is not { } hash)
        {
            decoy.Verify(password);
            return false;
        }

        var verified = hasher.VerifyHashedPassword(user, hash, password);
        if (verified == PasswordVerificationResult.SuccessRehashNeeded)
        {
            await RenewHashAsync(user, password, cancellationToken);
        }

        return verified != PasswordVerificationResult.Failed;
    }

    // Replaces a hash of an older strength, unless the password has been changed since.
    private Task<Outcome> RenewHashAsync(ApplicationUser user, string password, CancellationToken cancellationToken)
    {
        var hash = hasher.HashPassword(user, password);
        return runner.RunAsync(
            new Command { Sender = new ProofSender(new Actor(user.Id, user.DisplayName, Address: null)) },
            async context => await context.Database.Users.Where(row => row.Id == user.Id && row.PasswordHash == user.PasswordHash)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.PasswordHash, hash), context.Cancelled) == 1
                    ? Outcome.Done(user.Code, user.DisplayName)
                    : Outcome.Unchanged,
            cancellationToken);
    }
}
