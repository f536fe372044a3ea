using MiniProgramConsole.Core.Workspaces.Merchants;

namespace MiniProgramConsole.Web.Features.Merchants;

public sealed record CreateMerchantPage(MerchantDetails Details, Guid Token)
{
    public static IReadOnlyList<string> Fields { get; } = [nameof(MerchantDetails.MerchantName), nameof(MerchantDetails.WorkspaceName)];
}
