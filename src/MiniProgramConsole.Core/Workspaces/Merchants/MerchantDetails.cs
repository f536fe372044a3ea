using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Workspaces.Merchants;

public sealed record MerchantDetails
{
    public string? MerchantName { get; init; }

    public string? WorkspaceName { get; init; }

    public MerchantDetails Normalize() => new()
    {
        MerchantName = TextNormalizer.Normalize(MerchantName),
        WorkspaceName = TextNormalizer.Normalize(WorkspaceName),
    };
}
