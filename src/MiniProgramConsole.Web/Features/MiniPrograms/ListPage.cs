using MiniProgramConsole.Core.MiniPrograms;

namespace MiniProgramConsole.Web.Features.MiniPrograms;

public sealed record ListPage(IReadOnlyList<MiniProgramListItem> MiniPrograms, IReadOnlyList<QuotaUsage> Quotas)
{
    public bool IsFull => Quotas.All(quota => quota.IsFull);
}
