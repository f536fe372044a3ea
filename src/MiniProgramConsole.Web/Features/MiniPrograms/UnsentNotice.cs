using MiniProgramConsole.Core.Forms;

namespace MiniProgramConsole.Web.Features.MiniPrograms;

/// <summary>What a form's page says of forms that had no effect yet.</summary>
/// <param name="Offered">Those that the person can go on with.</param>
/// <param name="Shown">The one that the page shows.</param>
public sealed record UnsentNotice(IReadOnlyList<UnsentFormItem> Offered, UnsentFormItem? Shown)
{
    public static UnsentNotice None { get; } = new([], null);

    public static UnsentNotice Offer(IReadOnlyList<UnsentFormItem> forms) => new(forms, null);

    public static UnsentNotice Show(UnsentFormItem form) => new([], form);
}
