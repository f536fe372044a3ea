using Microsoft.AspNetCore.CookiePolicy;

namespace MiniProgramConsole.Web.Security.Sessions;

/// <summary>Outside Development the prefix makes browsers require HTTPS and this exact host: no other host can set one.</summary>
public sealed class ConsoleCookies(bool isDevelopment)
{
    private const string HostPrefix = "__Host-";

    // The prefix requires it.
    private const string Path = "/";

    public string NameOf(string name) => $"{(isDevelopment ? "" : HostPrefix)}console.{name}";

    public void Configure(CookieBuilder cookie, string name) => (cookie.Name, cookie.Path) = (NameOf(name), Path);

    public static CookieOptions Options(DateTimeOffset? expires) =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Path = Path, Expires = expires, IsEssential = true };

    /// <summary>Doesn't rely on the scheme of a request, which a proxy may hide.</summary>
    public void Configure(CookiePolicyOptions policy)
    {
        policy.Secure = isDevelopment ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        policy.HttpOnly = HttpOnlyPolicy.Always;
        policy.MinimumSameSitePolicy = SameSiteMode.Lax;
    }
}
