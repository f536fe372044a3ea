namespace MiniProgramConsole.Core.Accounts.SecondFactor;

public sealed class RecoveryCode
{
    public const int Count = 10;

    public long UserId { get; init; }

    public ApplicationUser User { get; init; } = null!;

    public required string CodeHash { get; init; }
}
