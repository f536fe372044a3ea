using MiniProgramConsole.Core.MiniPrograms.Drafts;

namespace MiniProgramConsole.Web.Features.MiniPrograms.Drafts;

public sealed record UnsentNotice(IReadOnlyList<UnfinishedFormItem> Offered, UnfinishedFormItem? Shown)
{
    public static UnsentNotice None { get; } = new([], null);

    public bool IsEmpty => Offered.Count == 0 && Shown is null;

    public static UnsentNotice Offer(IReadOnlyList<UnfinishedFormItem> forms) => new(forms, null);

    public static UnsentNotice Show(UnfinishedFormItem form) => new([], form);
}
