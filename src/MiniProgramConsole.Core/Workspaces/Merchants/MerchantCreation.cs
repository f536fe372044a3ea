using MiniProgramConsole.Core.Accounts;

namespace MiniProgramConsole.Core.Workspaces.Merchants;

/// <summary>Numbered from 1 for each account, so that parallel requests can't exceed the limit.</summary>
public sealed class MerchantCreation
{
    public long UserId { get; init; }

    public ApplicationUser User { get; init; } = null!;

    public int Number { get; init; }

    public long MerchantId { get; init; }

    public Merchant Merchant { get; init; } = null!;
}
