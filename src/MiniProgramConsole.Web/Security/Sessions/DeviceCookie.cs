using Microsoft.Net.Http.Headers;
using MiniProgramConsole.Core.Accounts.Sessions;
using MiniProgramConsole.Core.Accounts.Throttling;

namespace MiniProgramConsole.Web.Security.Sessions;

/// <summary>Recognises a browser on which people signed in. It outlives sessions and grants nothing by itself.</summary>
public sealed class DeviceCookie(
    IHttpContextAccessor accessor, CurrentPerson person, ConsoleCookies cookies, KnownBrowserMark marks, TimeProvider time)
{
    private const char Separator = '.';

    // Secrets never contain it, and the mark is the last part.
    private const char MarkSign = '~';

    private string Name => cookies.NameOf("device");

    private HttpContext Context => accessor.HttpContext!;

    public SignInOrigin Origin => new(
        person.Address, UserSession.CutBrowser(Context.Request.Headers[HeaderNames.UserAgent].ToString()), Secrets,
        person.IsSignedIn ? person.AsSender() : null);

    private string[] Parts => (Context.Request.Cookies[Name] ?? "").Split(Separator, StringSplitOptions.RemoveEmptyEntries);

    private string[] Secrets => [.. Parts.Where(part => part[0] != MarkSign).Take(KnownDeviceService.MaxSecrets)];

    public string? Mark => Parts.FirstOrDefault(part => part[0] == MarkSign)?[1..];

    public void Keep(long userId, IReadOnlyList<string> secrets) => Context.Response.Cookies.Append(
        Name,
        string.Join(Separator, secrets.Append(MarkSign + marks.Make(userId))),
        ConsoleCookies.Options(time.GetUtcNow() + KnownDevice.Lifetime));
}
