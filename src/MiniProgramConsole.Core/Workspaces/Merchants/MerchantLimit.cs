namespace MiniProgramConsole.Core.Workspaces.Merchants;

/// <summary>How many merchants an account may found.</summary>
/// <param name="Max">The most merchants of one account.</param>
public sealed record MerchantLimit(int Max)
{
    /// <summary>The limit where the operator sets none.</summary>
    public const int Default = 3;
}
