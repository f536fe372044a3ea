using MiniProgramConsole.Core.MiniPrograms.Drafts;

namespace MiniProgramConsole.Web.Features.MiniPrograms.Drafts;

/// <summary>What a form's page says of unfinished forms.</summary>
/// <param name="Offered">Those that the person can go on with.</param>
/// <param name="Shown">The one that the page shows.</param>
public sealed record UnsentNotice(IReadOnlyList<UnfinishedFormItem> Offered, UnfinishedFormItem? Shown)
{
    public static UnsentNotice None { get; } = new([], null);

    public static UnsentNotice Offer(IReadOnlyList<UnfinishedFormItem> forms) => new(forms, null);

    public static UnsentNotice Show(UnfinishedFormItem form) => new([], form);
}
