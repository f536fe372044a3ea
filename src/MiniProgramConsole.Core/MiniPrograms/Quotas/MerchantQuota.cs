using MiniProgramConsole.Core.Workspaces;

namespace MiniProgramConsole.Core.MiniPrograms.Quotas;

/// <summary>How many places of a launch target a merchant uses, over all its workspaces.</summary>
public sealed class MerchantQuota
{
    /// <summary>Whose places.</summary>
    public long MerchantId { get; init; }

    /// <summary>Whose places.</summary>
    public Merchant Merchant { get; init; } = null!;

    /// <summary>The launch target's code.</summary>
    public required string LaunchTarget { get; init; }

    /// <summary>How many mini programs it has there, deleted ones not counted; a check constraint keeps it from 0 to <see cref="Limit"/>.</summary>
    public int Used { get; init; }

    /// <summary>How many it can have: the launch target's limit when a place was last taken.</summary>
    public int Limit { get; init; }
}
