namespace MiniProgramConsole.Web.Tests.Testing.Hosts;

/// <summary>Rates that no test meets: all tests come from one address. A test of the limits sets those that it is about.</summary>
internal static class RaisedLimits
{
    public static IReadOnlyDictionary<string, string> Settings { get; } =
        new[] { "Network", "Everyone", "KnownBrowser", "Uploads", "Exports", "Advice" }
            .Select(limit => $"RateLimits:{limit}PerMinute").Concat(["Guesses:PerNetwork", "Guesses:PerNetworkPerDay", "Mail:PerNetworkPerDay"])
            .ToDictionary(name => name, _ => "1000000");
}
