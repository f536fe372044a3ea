using MiniProgramConsole.Core.Workspaces;

namespace MiniProgramConsole.Core.MiniPrograms.Quotas;

public sealed class MerchantQuota
{
    public long MerchantId { get; init; }

    public Merchant Merchant { get; init; } = null!;

    public required string LaunchTarget { get; init; }

    /// <summary>Doesn't count deleted programs. A check constraint keeps it between 0 and <see cref="Limit"/>.</summary>
    public int Used { get; internal set; }

    /// <summary>The launch target's limit when a place was last reserved.</summary>
    public int Limit { get; internal set; }
}
