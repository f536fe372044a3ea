using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.MiniPrograms;
using MiniProgramConsole.Core.UnfinishedForms;

namespace MiniProgramConsole.Web.Features.MiniPrograms;

public sealed record ListPage(
    ListForm Form, KeyedPage<MiniProgramListItem> Programs, IReadOnlyList<QuotaUsage> Quotas, IReadOnlyList<UnfinishedFormItem> Drafts)
{
    public bool IsFull => Quotas.All(quota => quota.IsFull);

    public bool IsEmpty => Programs.Items.Count == 0;

    /// <summary>Whether there is nothing at all to look for.</summary>
    public bool IsNew => IsEmpty && !Form.IsFiltered && Form.ToQuery().From is null;
}
