using MiniProgramConsole.Core.LaunchTargets;
using MiniProgramConsole.Core.MiniPrograms;
using MiniProgramConsole.Core.MiniPrograms.Quotas;
using MiniProgramConsole.Web.Features.MiniPrograms.Drafts;

namespace MiniProgramConsole.Web.Features.MiniPrograms.Creating;

public sealed record CreatePage(MiniProgramDetails Details, Guid Token, IReadOnlyList<QuotaUsage> Quotas)
{
    public UnsentNotice Unsent { get; init; } = UnsentNotice.None;

    public LaunchTarget Target => LaunchTargetList.FindOrFirst(Details.LaunchTarget);
}
