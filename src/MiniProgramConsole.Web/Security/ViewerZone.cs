using System.Text.RegularExpressions;
using MiniProgramConsole.Web.Security.Sessions;

namespace MiniProgramConsole.Web.Security;

/// <summary>A script sets it in a cookie. It decides only where days begin and end.</summary>
public sealed partial class ViewerZone(IHttpContextAccessor request, ConsoleCookies cookies)
{
    private const int MaxNameLength = 64;

    private TimeZoneInfo? zone;

    /// <summary>Not HttpOnly, because a script writes it.</summary>
    public string CookieName => cookies.NameOf("zone");

    public TimeZoneInfo Zone => zone ??= Find(request.HttpContext?.Request.Cookies[CookieName]) ?? TimeZoneInfo.Utc;

    public DateTime ToLocal(DateTime moment) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(moment, DateTimeKind.Utc), Zone);

    private static TimeZoneInfo? Find(string? said)
    {
        var name = Uri.UnescapeDataString(said ?? "");
        return name.Length <= MaxNameLength && ZoneName().IsMatch(name) && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var found)
            && found.HasIanaId
            ? found
            : null;
    }

    // IANA names such as Asia/Shanghai. They are names of files, so the pattern allows no other path.
    [GeneratedRegex("^[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+){0,2}\\z")]
    private static partial Regex ZoneName();
}
