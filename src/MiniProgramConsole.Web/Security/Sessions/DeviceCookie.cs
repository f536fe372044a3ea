using Microsoft.Net.Http.Headers;
using MiniProgramConsole.Core.Accounts.Sessions;
using MiniProgramConsole.Core.Accounts.Throttling;

namespace MiniProgramConsole.Web.Security.Sessions;

/// <summary>By what a browser is known again to those who signed in on it. It outlives sessions, and opens nothing by itself.</summary>
public sealed class DeviceCookie(
    IHttpContextAccessor accessor, CurrentPerson person, ConsoleCookies cookies, KnownBrowserMark marks, TimeProvider time)
{
    private const char Separator = '.';

    // In no secret, and in the way of none: the mark is the last part.
    private const char MarkSign = '~';

    private string Name => cookies.NameOf("device");

    private HttpContext Context => accessor.HttpContext!;

    /// <summary>Where this request comes from.</summary>
    public SignInOrigin Origin => new(
        person.Address, UserSession.CutBrowser(Context.Request.Headers[HeaderNames.UserAgent].ToString()), Secrets,
        person.IsSignedIn ? person.AsSender() : null);

    private string[] Parts => (Context.Request.Cookies[Name] ?? "").Split(Separator, StringSplitOptions.RemoveEmptyEntries);

    private string[] Secrets => [.. Parts.Where(part => part[0] != MarkSign).Take(KnownDeviceService.MaxSecrets)];

    /// <summary>The browser's <see cref="KnownBrowserMark"/>; null where it has none.</summary>
    public string? Mark => Parts.FirstOrDefault(part => part[0] == MarkSign)?[1..];

    /// <summary>Gives the browser its secrets, and the mark of who signed in on it last.</summary>
    public void Keep(long userId, IReadOnlyList<string> secrets) => Context.Response.Cookies.Append(
        Name,
        string.Join(Separator, secrets.Append(MarkSign + marks.Make(userId))),
        ConsoleCookies.Options(time.GetUtcNow() + KnownDevice.Lifetime));
}
