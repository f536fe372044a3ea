namespace MiniProgramConsole.Core.Accounts.SecondFactor;

/// <summary>The secret that an account shares with an authenticator app. <see cref="Microsoft.AspNetCore.Identity.IdentityUser{TKey}.TwoFactorEnabled"/> says whether signing in asks for its codes.</summary>
public sealed class Authenticator
{
    /// <summary>The most characters of <see cref="ProtectedSecret"/>.</summary>
    public const int MaxProtectedSecretLength = 512;

    /// <summary>How many digits a code of the app has.</summary>
    public const int CodeDigits = 6;

    /// <summary>Whose it is.</summary>
    public long UserId { get; init; }

    /// <summary>Whose it is.</summary>
    public ApplicationUser User { get; init; } = null!;

    /// <summary>The secret, sealed with the console's data-protection keys.</summary>
    public required string ProtectedSecret { get; set; }

    /// <summary>The number of the last time step whose code was used, so that no code works twice.</summary>
    public long LastStep { get; set; }

    /// <summary>When the first code was given, UTC; null while it is being set up.</summary>
    public DateTime? ConfirmedAt { get; set; }
}
