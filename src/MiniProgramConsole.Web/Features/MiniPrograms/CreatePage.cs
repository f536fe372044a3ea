using MiniProgramConsole.Core.LaunchTargets;
using MiniProgramConsole.Core.MiniPrograms;

namespace MiniProgramConsole.Web.Features.MiniPrograms;

public sealed record CreatePage(MiniProgramDetails Details, Guid Token, IReadOnlyList<QuotaUsage> Quotas)
{
    public UnsentNotice Unsent { get; init; } = UnsentNotice.None;

    /// <summary>The target whose rules the panel shows.</summary>
    public LaunchTarget Target => LaunchTargetList.FindOrFirst(Details.LaunchTarget);
}
