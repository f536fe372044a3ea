using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Workspaces.Merchants;

/// <summary>What a person says who founds a merchant. Both are required.</summary>
public sealed record MerchantDetails
{
    /// <summary>The merchant's name, by <see cref="Merchant.NameRule"/>.</summary>
    public string? MerchantName { get; init; }

    /// <summary>The name of its first workspace, by <see cref="Workspace.NameRule"/>.</summary>
    public string? WorkspaceName { get; init; }

    /// <summary>The details as they are judged and stored.</summary>
    public MerchantDetails Normalize() => new()
    {
        MerchantName = TextNormalizer.Normalize(MerchantName),
        WorkspaceName = TextNormalizer.Normalize(WorkspaceName),
    };
}
