namespace MiniProgramConsole.Web.Features.AccountSettings;

/// <summary>A browser as people call it.</summary>
public static class BrowserName
{
    private const int MaxUnknownLength = 60;

    // Each also says that it is those after it.
    private static readonly (string Sign, string Name)[] Browsers =
    [
        ("MicroMessenger/", "WeChat"), ("Edg/", "Edge"), ("EdgA/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"),
        ("Chrome/", "Chrome"), ("CriOS/", "Chrome"), ("Safari/", "Safari"),
    ];

    private static readonly (string Sign, string Name)[] Systems =
    [
        ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Macintosh", "macOS"), ("CrOS", "ChromeOS"),
        ("Linux", "Linux"),
    ];

    /// <summary>Browser and system; where they are not known, the browser's own words. Null where it said nothing.</summary>
    public static string? Of(string? userAgent)
    {
        if (string.IsNullOrWhiteSpace(userAgent))
        {
            return null;
        }

        var known = string.Join(", ", new[] { Find(Browsers, userAgent), Find(Systems, userAgent) }.OfType<string>());
        return known.Length > 0 ? known : userAgent[..Math.Min(userAgent.Length, MaxUnknownLength)];
    }

    private static string? Find((string Sign, string Name)[] signs, string userAgent) =>
        signs.Where(sign => userAgent.Contains(sign.Sign, StringComparison.Ordinal)).Select(sign => sign.Name).FirstOrDefault();
}
