namespace MiniProgramConsole.Web.Hosting.RateLimits;

public enum RateLimit
{
    /// <summary>By network and in total, or by person on a known browser. The others count by person.</summary>
    Anonymous,

    Upload,

    Export,

    Advice,
}
