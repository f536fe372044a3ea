using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace MiniProgramConsole.Core.Accounts.Passwords;

/// <summary>
/// Hashes passwords in their <see cref="NormalizedPassword"/> form. Hashes that were made before of what was typed still verify, and are to be made again.
/// </summary>
/// <param name="options">What hashing costs.</param>
public sealed class NormalizingPasswordHasher(IOptions<PasswordHasherOptions> options) : PasswordHasher<ApplicationUser>(options)
{
    /// <inheritdoc/>
    public override string HashPassword(ApplicationUser user, string password) => base.HashPassword(user, NormalizedPassword.Of(password));

    /// <inheritdoc/>
    public override PasswordVerificationResult VerifyHashedPassword(ApplicationUser user, string hashedPassword, string providedPassword)
    {
        // Longer than any password: it is nobody's, and working on it is for nothing.
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
