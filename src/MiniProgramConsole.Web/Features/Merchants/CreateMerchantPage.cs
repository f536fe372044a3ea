using MiniProgramConsole.Core.Workspaces.Merchants;

namespace MiniProgramConsole.Web.Features.Merchants;

/// <param name="Details">What was typed.</param>
/// <param name="Token">The form's token.</param>
public sealed record CreateMerchantPage(MerchantDetails Details, Guid Token)
{
    public static IReadOnlyList<string> Fields { get; } = [nameof(MerchantDetails.MerchantName), nameof(MerchantDetails.WorkspaceName)];
}
