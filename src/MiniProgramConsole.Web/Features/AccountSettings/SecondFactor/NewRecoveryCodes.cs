namespace MiniProgramConsole.Web.Features.AccountSettings.SecondFactor;

/// <summary>The page that shows recovery codes, this once.</summary>
/// <param name="Codes">The codes.</param>
/// <param name="IsFirst">Whether they come with a second factor that was just set up.</param>
public sealed record NewRecoveryCodes(IReadOnlyList<string> Codes, bool IsFirst)
{
    /// <summary>The codes as they are copied, one a line.</summary>
    public string Lines => string.Join('\n', Codes);
}
