using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.MiniPrograms.Drafts;
using MiniProgramConsole.Core.MiniPrograms.Listing;
using MiniProgramConsole.Core.MiniPrograms.Quotas;

namespace MiniProgramConsole.Web.Features.MiniPrograms.Listing;

public sealed record ListPage(
    ListForm Form, KeyedPage<MiniProgramListItem> Programs, IReadOnlyList<QuotaUsage> Quotas, IReadOnlyList<UnfinishedFormItem> Drafts)
{
    public bool IsFull => Quotas.All(quota => quota.IsFull);

    public bool IsEmpty => Programs.Items.Count == 0;

    public bool IsNew => IsEmpty && !Form.IsFiltered && Form.ToQuery().From is null;
}
