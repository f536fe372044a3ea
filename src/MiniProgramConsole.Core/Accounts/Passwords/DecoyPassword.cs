using Microsoft.AspNetCore.Identity;

namespace MiniProgramConsole.Core.Accounts.Passwords;

/// <summary>A password that nobody has. Verifying against it makes an unknown email take as long as a known one.</summary>
/// <param name="hasher">The hasher of real passwords.</param>
public sealed class DecoyPassword(IPasswordHasher<ApplicationUser> hasher)
{
    private static readonly ApplicationUser Nobody = new() { DisplayName = "" };

    private readonly string hash = hasher.HashPassword(Nobody, Guid.NewGuid().ToString());

    /// <summary>Spends the time of a verification.</summary>
    /// <param name="password">What was typed.</param>
    public void Verify(string password) => hasher.VerifyHashedPassword(Nobody, hash, password);
}
