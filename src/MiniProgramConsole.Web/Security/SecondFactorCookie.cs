using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using MiniProgramConsole.Core.Accounts;

namespace MiniProgramConsole.Web.Security;

/// <summary>Keeps the <see cref="SecondFactorTicket"/> in the browser, sealed. It is no session: it opens the page that asks for the code, and nothing else.</summary>
public sealed class SecondFactorCookie(
    IDataProtectionProvider protection, IHttpContextAccessor accessor, IOptionsMonitor<CookieAuthenticationOptions> session, TimeProvider time)
{
    public const string Name = "console.second-factor";
    private const string Path = "/account/second-factor";
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private readonly IDataProtector protector = protection.CreateProtector(nameof(SecondFactorCookie));

    private HttpContext Context => accessor.HttpContext!;

    public void Give(ApplicationUser user)
    {
        var ticket = new SecondFactorTicket(user.Id, user.SecurityStamp ?? "", Guid.NewGuid(), time.GetUtcNow().UtcDateTime + Lifetime);
        Context.Response.Cookies.Append(
            Name, protector.Protect(JsonSerializer.Serialize(ticket)), SessionCookie.Options(session, Context, Path, expires: null));
    }

    /// <summary>The ticket that this browser carries; null where it has none that is good.</summary>
    public SecondFactorTicket? Read()
    {
        try
        {
            return Context.Request.Cookies[Name] is { } carried
                && JsonSerializer.Deserialize<SecondFactorTicket>(protector.Unprotect(carried)) is { } ticket
                && ticket.ExpiresAt > time.GetUtcNow().UtcDateTime
                    ? ticket
                    : null;
        }
        catch (CryptographicException)
        {
            // The framework's only answer to what is no ticket.
            return null;
        }
    }

    public void Remove() => Context.Response.Cookies.Delete(Name, SessionCookie.Options(session, Context, Path, expires: null));
}
