namespace MiniProgramConsole.Core.Accounts.SecondFactor;

/// <summary>The account's <c>TwoFactorEnabled</c> says whether sign-in asks for codes.</summary>
public sealed class Authenticator
{
    public const int MaxProtectedSecretLength = 512;

    public const int CodeDigits = 6;

    public long UserId { get; init; }

    public ApplicationUser User { get; init; } = null!;

    /// <summary>Base32, encrypted with the data protection keys.</summary>
    public required string ProtectedSecret { get; set; }

    /// <summary>The last time step used, so that no code works twice.</summary>
    public long LastStep { get; set; }

    public DateTime? ConfirmedAt { get; set; }
}
