namespace MiniProgramConsole.Web.Features.Shared;

public sealed record BrowserName(string Name, string? System)
{
    private const int MaxRaw = 60;

    // Browsers pretend to be others, so the more specific sign comes first.
    private static readonly (string Sign, string Name)[] Browsers =
    [
        ("MicroMessenger/", "WeChat"), ("AlipayClient/", "Alipay"), ("QQBrowser/", "QQ Browser"), ("UCBrowser/", "UC Browser"),
        ("SamsungBrowser/", "Samsung Internet"), ("Edg/", "Edge"), ("EdgA/", "Edge"), ("EdgiOS/", "Edge"), ("OPR/", "Opera"),
        ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"), ("CriOS/", "Chrome"), ("HeadlessChrome/", "Chrome"), ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ];

    private static readonly (string Sign, string Name)[] Systems =
    [
        ("iPhone", "iPhone"), ("iPad", "iPad"), ("HarmonyOS", "HarmonyOS"), ("OpenHarmony", "HarmonyOS"), ("Android", "Android"),
        ("Windows", "Windows"), ("Mac OS X", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux"),
    ];

    public static BrowserName? Of(string? userAgent) => string.IsNullOrWhiteSpace(userAgent) ? null
        : Find(Browsers, userAgent) is { } name ? new BrowserName(name, Find(Systems, userAgent))
        : new BrowserName(userAgent.Length <= MaxRaw ? userAgent : $"{userAgent[..MaxRaw]}…", null);

    private static string? Find((string Sign, string Name)[] known, string userAgent) =>
        known.FirstOrDefault(one => userAgent.Contains(one.Sign, StringComparison.Ordinal)).Name;
}
