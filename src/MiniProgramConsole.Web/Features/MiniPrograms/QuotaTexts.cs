using Microsoft.Extensions.Localization;
using MiniProgramConsole.Core.MiniPrograms.Quotas;
using MiniProgramConsole.Web.Resources;

namespace MiniProgramConsole.Web.Features.MiniPrograms;

internal static class QuotaTexts
{
    /// <summary>Names only the viewer's own workspaces; null if nothing is used elsewhere.</summary>
    public static string? Elsewhere(this QuotaUsage quota, IStringLocalizer<Texts> texts)
    {
        var total = quota.Elsewhere.Sum(places => places.Used);
        var known = quota.Elsewhere.Where(places => places.WorkspaceName is not null).ToList();
        var named = string
            .Join(texts["Quota.Separator"], known.Select(places => texts["Quota.In", places.Used, places.WorkspaceName!].Value));
        return total == 0 ? null
            : known.Count == quota.Elsewhere.Count ? named
            : known.Count > 0 ? texts["Quota.ElsewhereOfThem", total, named].Value
            : texts["Quota.Elsewhere", total].Value;
    }
}
