using Microsoft.AspNetCore.Identity;

namespace MiniProgramConsole.Core.Accounts.Passwords;

internal static class PasswordVerification
{
    /// <summary>Replaces a hash of an older strength or form. The caller saves it.</summary>
    public static bool HasPassword(this ApplicationUser user, IPasswordHasher<ApplicationUser> hasher, string password)
    {
        var verified = hasher.VerifyHashedPassword(user, user.PasswordHash ?? "", password);
        if (verified == PasswordVerificationResult.SuccessRehashNeeded)
        {
            user.PasswordHash = hasher.HashPassword(user, password);
        }

        return verified != PasswordVerificationResult.Failed;
    }
}
