using MiniProgramConsole.Web.Hosting.Settings;

namespace MiniProgramConsole.Web.Hosting.RateLimits;

/// <summary>How many requests a minute are let through, for each node. Twice as many may come at once.</summary>
/// <param name="Network">Anonymous ones from one network.</param>
/// <param name="Everyone">Anonymous ones from all networks together.</param>
/// <param name="KnownBrowser">The same requests of one person, from browsers on which that person signed in.</param>
/// <param name="Uploads">Uploads of one person.</param>
/// <param name="Exports">Exports of one person.</param>
/// <param name="Advice">Advice for one person.</param>
internal sealed record RateLimitSettings(int Network, int Everyone, int KnownBrowser, int Uploads, int Exports, int Advice)
{
    private const int Max = 1_000_000;

    public static RateLimitSettings Default { get; } = new(Network: 60, Everyone: 300, KnownBrowser: 30, Uploads: 120, Exports: 10, Advice: 120);

    /// <summary>Reads <c>RateLimits:*</c>.</summary>
    public static RateLimitSettings Read(IConfiguration configuration)
    {
        return new(
            Of("NetworkPerMinute", Default.Network), Of("EveryonePerMinute", Default.Everyone), Of("KnownBrowserPerMinute", Default.KnownBrowser),
            Of("UploadsPerMinute", Default.Uploads), Of("ExportsPerMinute", Default.Exports), Of("AdvicePerMinute", Default.Advice));

        int Of(string name, int standard) => configuration.ReadNumber($"RateLimits:{name}", standard, Max);
    }
}
