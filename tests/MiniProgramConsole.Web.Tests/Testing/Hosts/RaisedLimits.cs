namespace MiniProgramConsole.Web.Tests.Testing.Hosts;

/// <summary>Limits that no test reaches, because all tests share one address. Tests of the limits set their own.</summary>
internal static class RaisedLimits
{
    public static IReadOnlyDictionary<string, string> Settings { get; } =
        new[] { "Network", "Everyone", "KnownBrowser", "Uploads", "Exports", "Advice" }
            .Select(limit => $"RateLimits:{limit}PerMinute")
            .Concat(["Guesses:PerNetwork", "Guesses:PerNetworkPerDay", "Mail:PerNetworkPerDay"])
            .ToDictionary(name => name, _ => "1000000");
}
