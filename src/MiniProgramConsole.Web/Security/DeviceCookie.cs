using Microsoft.Net.Http.Headers;
using MiniProgramConsole.Core.Accounts;

namespace MiniProgramConsole.Web.Security;

/// <summary>By what a browser is known again to those who signed in on it. It outlives sessions, and opens nothing by itself.</summary>
public sealed class DeviceCookie(IHttpContextAccessor accessor, CurrentPerson person, ConsoleCookies cookies, TimeProvider time)
{
    private const char Separator = '.';

    private string Name => cookies.NameOf("device");

    private HttpContext Context => accessor.HttpContext!;

    /// <summary>Where this request comes from.</summary>
    public SignInOrigin Origin => new(
        person.Address, UserSession.CutBrowser(Context.Request.Headers[HeaderNames.UserAgent].ToString()), Secrets,
        person.IsSignedIn ? person.AsSender() : null);

    private string[] Secrets => [.. (Context.Request.Cookies[Name] ?? "")
        .Split(Separator, StringSplitOptions.RemoveEmptyEntries).Take(KnownDeviceService.MaxSecrets)];

    public void Keep(IReadOnlyList<string> secrets) => Context.Response.Cookies.Append(
        Name,
        string.Join(Separator, secrets),
        ConsoleCookies.Options(time.GetUtcNow() + KnownDevice.Lifetime));
}
