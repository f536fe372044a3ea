using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using MiniProgramConsole.Core.Accounts;

namespace MiniProgramConsole.Web.Security;

/// <summary>By what a browser is known again to those who signed in on it. It outlives sessions, and opens nothing by itself.</summary>
public sealed class DeviceCookie(
    IHttpContextAccessor accessor, CurrentPerson person, IOptionsMonitor<CookieAuthenticationOptions> session, KnownBrowserMark marks,
    TimeProvider time)
{
    public const string Name = "console.device";
    private const char Separator = '.';

    // In no secret, and in the way of none: the mark is the last part.
    private const char MarkSign = '~';

    private HttpContext Context => accessor.HttpContext!;

    /// <summary>Where this request comes from.</summary>
    public SignInOrigin Origin => new(
        person.Address, UserSession.CutBrowser(Context.Request.Headers[HeaderNames.UserAgent].ToString()), Secrets,
        person.IsSignedIn ? person.AsSender() : null);

    private string[] Secrets => [.. PartsOf(Context.Request).Where(part => part[0] != MarkSign).Take(KnownDeviceService.MaxSecrets)];

    /// <summary>The browser's <see cref="KnownBrowserMark"/>; null where it has none.</summary>
    public static string? MarkOf(HttpRequest request) => PartsOf(request).FirstOrDefault(part => part[0] == MarkSign)?[1..];

    /// <summary>Gives the browser its secrets, and the mark of who signed in on it last.</summary>
    public void Keep(long userId, IReadOnlyList<string> secrets) => Context.Response.Cookies.Append(
        Name,
        string.Join(Separator, secrets.Append(MarkSign + marks.Make(userId))),
        SessionCookie.Options(session, Context, "/", time.GetUtcNow() + KnownDevice.Lifetime));

    private static string[] PartsOf(HttpRequest request) =>
        (request.Cookies[Name] ?? "").Split(Separator, StringSplitOptions.RemoveEmptyEntries);
}
