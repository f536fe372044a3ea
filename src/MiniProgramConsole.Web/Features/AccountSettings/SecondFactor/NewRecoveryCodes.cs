namespace MiniProgramConsole.Web.Features.AccountSettings.SecondFactor;

public sealed record NewRecoveryCodes(IReadOnlyList<string> Codes, bool IsFirst)
{
    public string Lines => string.Join('\n', Codes);
}
