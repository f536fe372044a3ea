using MiniProgramConsole.Core.Accounts;

namespace MiniProgramConsole.Core.Workspaces.Merchants;

/// <summary>That an account founded a merchant. The creation of an account are numbered, so that no race gets past the limit.</summary>
public sealed class MerchantCreation
{
    /// <summary>Who founded it.</summary>
    public long UserId { get; init; }

    /// <summary>Who founded it.</summary>
    public ApplicationUser User { get; init; } = null!;

    /// <summary>The which of the account's creation it is, from 1.</summary>
    public int Number { get; init; }

    /// <summary>What was founded.</summary>
    public long MerchantId { get; init; }

    /// <summary>What was founded.</summary>
    public Merchant Merchant { get; init; } = null!;
}
