using Microsoft.AspNetCore.Identity;
using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Accounts;

/// <summary>Checks an email and a password, in the same time and with the same answers whether or not the email has an account.</summary>
public sealed class SignInService(UserManager<ApplicationUser> users, SignInThrottleService throttle, DecoyPassword decoy)
{
    /// <summary>Counts the try, then looks at the password.</summary>
    /// <param name="email">The email as typed.</param>
    /// <param name="password">The password as typed.</param>
    /// <param name="cancellationToken">Cancels what was not written.</param>
    public async Task<SignInCheck> CheckAsync(string email, string password, CancellationToken cancellationToken)
    {
        var address = ApplicationUser.EmailRule.Check(email);
        var isAddress = address.Verdict == TextVerdict.Ok;
        // What is no address has no account, and may not even have a normal form; its tries are counted all the same.
        var normalized = isAddress ? users.NormalizeEmail(address.Text) : address.Text;
        if (await throttle.CountAsync(normalized, cancellationToken) is { } wait)
        {
            return new SignInCheck(null, wait);
        }

        var user = isAddress ? await users.FindByEmailAsync(address.Text) : null;
        if (user?.PasswordHash is null)
        {
            decoy.Verify(password);
            return new SignInCheck(null);
        }

        if (!await users.CheckPasswordAsync(user, password))
        {
            return new SignInCheck(null);
        }

        await throttle.ForgetAsync(normalized, cancellationToken);
        return user.EmailConfirmed ? new SignInCheck(user) : new SignInCheck(null, Unconfirmed: user);
    }
}
