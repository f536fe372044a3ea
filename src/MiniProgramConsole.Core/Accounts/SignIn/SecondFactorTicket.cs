using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Accounts.SignIn;

/// <summary>Lets a browser that gave the right password enter the second factor. Deleted when the sign-in completes.</summary>
public sealed class SecondFactorTicket
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    public required string SecretHash { get; init; }

    public long UserId { get; init; }

    public ApplicationUser User { get; init; } = null!;

    /// <summary>A changed password or factor changes the stamp, and so invalidates the ticket.</summary>
    public required string StampHash { get; init; }

    public DateTime ExpiresAt { get; init; }

    internal static string HashOfStamp(ApplicationUser user) => Hashing.Sha256(user.SecurityStamp ?? "");
}
