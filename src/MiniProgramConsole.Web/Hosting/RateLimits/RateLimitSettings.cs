using MiniProgramConsole.Web.Hosting.Settings;

namespace MiniProgramConsole.Web.Hosting.RateLimits;

/// <summary>Requests per minute and node. A burst may be twice as large.</summary>
internal sealed record RateLimitSettings(int Network, int Everyone, int KnownBrowser, int Uploads, int Exports, int Advice)
{
    private const int Max = 1_000_000;

    public static RateLimitSettings Default { get; } = new(
        Network: 60, Everyone: 300, KnownBrowser: 30, Uploads: 120, Exports: 10, Advice: 120);

    public static RateLimitSettings Read(IConfiguration configuration)
    {
        return new(
            Of("NetworkPerMinute", Default.Network), Of("EveryonePerMinute", Default.Everyone),
            Of("KnownBrowserPerMinute", Default.KnownBrowser),
            Of("UploadsPerMinute", Default.Uploads), Of("ExportsPerMinute", Default.Exports), Of("AdvicePerMinute", Default.Advice));

        int Of(string name, int standard) => configuration.ReadNumber($"RateLimits:{name}", standard, Max);
    }
}
