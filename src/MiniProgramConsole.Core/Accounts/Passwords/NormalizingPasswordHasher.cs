using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace MiniProgramConsole.Core.Accounts.Passwords;

/// <summary>Older hashes were made from the password as typed. They still verify, but must be replaced.</summary>
public sealed class NormalizingPasswordHasher(IOptions<PasswordHasherOptions> options) : PasswordHasher<ApplicationUser>(options)
{
    public override string HashPassword(ApplicationUser user, string password) => base.HashPassword(user, NormalizedPassword.Of(password));

    public override PasswordVerificationResult VerifyHashedPassword(ApplicationUser user, string hashedPassword, string providedPassword)
    {
        // Nobody has a password this long, so no time is spent on it.
        if (!NormalizedPassword.IsBounded(providedPassword))
        {
            return PasswordVerificationResult.Failed;
        }

        var normalized = NormalizedPassword.Of(providedPassword);
        var verified = base.VerifyHashedPassword(user, hashedPassword, normalized);
        if (verified != PasswordVerificationResult.Failed || normalized == providedPassword)
        {
            return verified;
        }

        return base.VerifyHashedPassword(user, hashedPassword, providedPassword) == PasswordVerificationResult.Failed
            ? PasswordVerificationResult.Failed
            : PasswordVerificationResult.SuccessRehashNeeded;
    }
}
