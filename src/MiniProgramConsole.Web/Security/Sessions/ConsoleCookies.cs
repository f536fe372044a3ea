using Microsoft.AspNetCore.CookiePolicy;

namespace MiniProgramConsole.Web.Security.Sessions;

/// <summary>
/// The names of the console's cookies, and how they are sent. Outside Development they are for HTTPS and for exactly this host, and the prefix
/// of their names has browsers see to it: no other host of the domain can plant one.
/// </summary>
/// <param name="isDevelopment">Whether the console is served over plain HTTP too.</param>
public sealed class ConsoleCookies(bool isDevelopment)
{
    private const string HostPrefix = "__Host-";

    // The prefix asks for it.
    private const string Path = "/";

    /// <summary>Names a cookie.</summary>
    /// <param name="name">What it is for.</param>
    public string NameOf(string name) => $"{(isDevelopment ? "" : HostPrefix)}console.{name}";

    /// <summary>Sets up a cookie that the framework sends.</summary>
    /// <param name="cookie">The framework's cookie.</param>
    /// <param name="name">What it is for.</param>
    public void Configure(CookieBuilder cookie, string name) => (cookie.Name, cookie.Path) = (NameOf(name), Path);

    /// <summary>How a cookie is sent that the console makes itself.</summary>
    /// <param name="expires">Until when browsers keep it; null to forget it when they are closed.</param>
    public static CookieOptions Options(DateTimeOffset? expires) =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Path = Path, Expires = expires, IsEssential = true };

    /// <summary>Holds for every cookie, whoever makes it: the scheme of a request is not asked, since a proxy may keep it to itself.</summary>
    /// <param name="policy">The policy of the host.</param>
    public void Configure(CookiePolicyOptions policy)
    {
        policy.Secure = isDevelopment ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        policy.HttpOnly = HttpOnlyPolicy.Always;
        policy.MinimumSameSitePolicy = SameSiteMode.Lax;
    }
}
