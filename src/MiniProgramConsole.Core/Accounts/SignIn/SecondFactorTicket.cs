using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Accounts.SignIn;

/// <summary>
/// The right to give the code of the second factor, for a browser that gave the right password. The database holds only the hash of its secret;
/// completing the sign-in removes the row.
/// </summary>
public sealed class SecondFactorTicket
{
    /// <summary>How long there is for the code.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    /// <summary>The SHA-256 of the secret in the browser.</summary>
    public required string SecretHash { get; init; }

    /// <summary>Whose password was right.</summary>
    public long UserId { get; init; }

    /// <summary>Whose password was right.</summary>
    public ApplicationUser User { get; init; } = null!;

    /// <summary>The SHA-256 of the account's security stamp at that moment; with another password or factor it is another one.</summary>
    public required string StampHash { get; init; }

    /// <summary>Until when it can be used, UTC.</summary>
    public DateTime ExpiresAt { get; init; }

    internal static string HashOfStamp(ApplicationUser user) => Hashing.Sha256(user.SecurityStamp ?? "");
}
