using System.Text.RegularExpressions;
using MiniProgramConsole.Web.Security.Sessions;

namespace MiniProgramConsole.Web.Security;

/// <summary>
/// The time zone of whoever looks, as a script of the browser says it in a cookie. It decides nothing but where days begin and end.
/// </summary>
public sealed partial class ViewerZone(IHttpContextAccessor request, ConsoleCookies cookies)
{
    private const int MaxNameLength = 64;

    private TimeZoneInfo? zone;

    /// <summary>The cookie, which the script writes: so it is not HttpOnly.</summary>
    public string CookieName => cookies.NameOf("zone");

    /// <summary>The zone; UTC where the browser says none, or one that this machine doesn't know.</summary>
    public TimeZoneInfo Zone => zone ??= Find(request.HttpContext?.Request.Cookies[CookieName]) ?? TimeZoneInfo.Utc;

    /// <summary>A moment as its day and time there.</summary>
    public DateTime ToLocal(DateTime moment) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(moment, DateTimeKind.Utc), Zone);

    private static TimeZoneInfo? Find(string? said)
    {
        var name = Uri.UnescapeDataString(said ?? "");
        return name.Length <= MaxNameLength && ZoneName().IsMatch(name) && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var found) && found.HasIanaId
            ? found
            : null;
    }

    // The names of IANA's list, such as Asia/Shanghai: they are names of files here, and lead nowhere else.
    [GeneratedRegex("^[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+){0,2}\\z")]
    private static partial Regex ZoneName();
}
