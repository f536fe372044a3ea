namespace MiniProgramConsole.Core.Workspaces.Merchants;

public sealed record MerchantLimit(int Max)
{
    public const int Default = 3;
}
