using Microsoft.AspNetCore.Identity;
using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Accounts;

/// <summary>Checks an email and a password, in the same time and with the same answers whether or not the email has an account.</summary>
public sealed class SignInService(
    UserManager<ApplicationUser> users, SignInThrottleService throttle, KnownDeviceService devices, SignInAttemptService attempts, DecoyPassword decoy)
{
    // What is no address shares no count with anything that is counted under a name of its own.
    private const string NoAddressPrefix = "no address:";

    /// <summary>Counts the try, then looks at the password.</summary>
    /// <param name="email">The email as typed.</param>
    /// <param name="password">The password as typed.</param>
    /// <param name="origin">Where the try comes from.</param>
    /// <param name="cancellationToken">Cancels what was not written.</param>
    public async Task<SignInCheck> CheckAsync(string email, string password, SignInOrigin origin, CancellationToken cancellationToken)
    {
        var address = ApplicationUser.EmailRule.Check(email);
        var isAddress = address.Verdict == TextVerdict.Ok;
        // What is no address has no account, and may not even have a normal form; its tries are counted all the same.
        var normalized = isAddress ? users.NormalizeEmail(address.Text) : NoAddressPrefix + address.Text;
        // Strangers lock nobody out of a browser of theirs: its tries are counted apart.
        var device = await devices.FindAsync(normalized, origin, cancellationToken);
        var counted = device is null ? normalized : KnownDeviceService.ThrottleKeyOf(device);
        if (await throttle.CountAsync(counted, cancellationToken) is { } wait)
        {
            return new SignInCheck(null, wait);
        }

        var user = isAddress ? await users.FindByEmailAsync(address.Text) : null;
        if (!await IsRightAsync(user, password))
        {
            await attempts.NoteAsync(normalized, SignInOutcome.WrongPassword, origin, cancellationToken);
            return new SignInCheck(null);
        }

        await throttle.ForgetAsync(counted, cancellationToken);
        if (!user!.EmailConfirmed)
        {
            await attempts.NoteAsync(normalized, SignInOutcome.Unconfirmed, origin, cancellationToken);
            return new SignInCheck(null, Unconfirmed: user);
        }

        var isRemembered = device is not null && devices.IsRemembered(device);
        return new SignInCheck(user, NeedsSecondFactor: user.TwoFactorEnabled && !isRemembered);
    }

    private async Task<bool> IsRightAsync(ApplicationUser? user, string password)
    {
        if (user?.PasswordHash is null)
        {
            decoy.Verify(password);
            return false;
        }

        return await users.CheckPasswordAsync(user, password);
    }
}
