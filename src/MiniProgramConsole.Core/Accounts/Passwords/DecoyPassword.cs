using Microsoft.AspNetCore.Identity;

namespace MiniProgramConsole.Core.Accounts.Passwords;

/// <summary>Makes checking an unknown email take as long as checking a known one.</summary>
public sealed class DecoyPassword(IPasswordHasher<ApplicationUser> hasher)
{
    private static readonly ApplicationUser Nobody = new() { DisplayName = "" };

    private readonly string hash = hasher.HashPassword(Nobody, Guid.NewGuid().ToString());

    public void Verify(string password) => hasher.VerifyHashedPassword(Nobody, hash, password);
}
