using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace MiniProgramConsole.Core.Accounts;

/// <summary>A password that nobody has. Verifying against it makes an unknown email take as long as a known one.</summary>
public sealed class DecoyPassword
{
    private static readonly ApplicationUser Nobody = new() { DisplayName = "" };

    private readonly PasswordHasher<ApplicationUser> hasher;
    private readonly string hash;

    /// <summary>Makes the decoy with the cost that real passwords have.</summary>
    /// <param name="options">The hasher's options, the same as for real passwords.</param>
    public DecoyPassword(IOptions<PasswordHasherOptions> options)
    {
        hasher = new PasswordHasher<ApplicationUser>(options);
        hash = hasher.HashPassword(Nobody, Guid.NewGuid().ToString());
    }

    /// <summary>Spends the time of a verification.</summary>
    /// <param name="password">What was typed.</param>
    public void Verify(string password) => hasher.VerifyHashedPassword(Nobody, hash, password);
}
