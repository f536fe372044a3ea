using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using MiniProgramConsole.Core.Accounts;

namespace MiniProgramConsole.Web.Security;

/// <summary>Signs this browser in. Each time is a new session with a new secret; the one before ends, and the browser is known from now on.</summary>
public sealed class SessionCookie(
    SessionService sessions, KnownDeviceService devices, DeviceCookie device, SignInManager<ApplicationUser> identity, CurrentPerson person)
{
    /// <summary>Signs in whoever gave all that the account asks for; who gave the password only may owe the second factor. False where it counts no more.</summary>
    public Task<bool> BeginAsync(ApplicationUser user, CancellationToken cancellationToken) =>
        BeginAsync(user, remembersSecondFactor: false, cancellationToken);

    /// <summary>Signs in, and lets the browser stand for the second factor where the person wants it.</summary>
    public async Task<bool> BeginAsync(ApplicationUser user, bool remembersSecondFactor, CancellationToken cancellationToken)
    {
        if (person.IsSignedIn)
        {
            await sessions.EndAsync(person.AsSender(), cancellationToken);
        }

        var origin = device.Origin;
        if (await sessions.BeginAsync(user, origin.Address, origin.Browser, cancellationToken) is not { } secret)
        {
            return false;
        }

        device.Keep(await devices.RenewAsync(user.Id, origin, remembersSecondFactor, cancellationToken));
        await CarryAsync(user, secret);
        return true;
    }

    /// <summary>Gives this browser the new secret of its session.</summary>
    public async Task CarryAsync(string secret) =>
        await CarryAsync((await identity.UserManager.FindByIdAsync(person.UserId.ToString(CultureInfo.InvariantCulture)))!, secret);

    private Task CarryAsync(ApplicationUser user, string secret) =>
        identity.SignInWithClaimsAsync(user, new AuthenticationProperties(), [new Claim(RequestSession.SecretClaim, secret)]);

    /// <summary>How the cookies around sessions are sent: as the session's own, and never to scripts.</summary>
    internal static CookieOptions Options(
        IOptionsMonitor<CookieAuthenticationOptions> session, HttpContext context, string path, DateTimeOffset? expires)
    {
        var policy = session.Get(IdentityConstants.ApplicationScheme).Cookie.SecurePolicy;
        return new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = policy == CookieSecurePolicy.Always || context.Request.IsHttps,
            Path = path,
            Expires = expires,
            IsEssential = true,
        };
    }
}
