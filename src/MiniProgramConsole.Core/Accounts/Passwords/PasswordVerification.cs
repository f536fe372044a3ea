using Microsoft.AspNetCore.Identity;

namespace MiniProgramConsole.Core.Accounts.Passwords;

/// <summary>Compares passwords with the stored hash, in the transaction of the caller.</summary>
internal static class PasswordVerification
{
    /// <summary>Whether it is the account's password. A hash of an earlier strength or form is made again; the caller saves it.</summary>
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
