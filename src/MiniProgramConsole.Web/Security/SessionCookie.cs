using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Net.Http.Headers;
using MiniProgramConsole.Core.Accounts;

namespace MiniProgramConsole.Web.Security;

/// <summary>Signs this browser in. Each time is a new session with a new secret; the one before ends.</summary>
public sealed class SessionCookie(
    SessionService sessions, SignInManager<ApplicationUser> identity, CurrentPerson person, IHttpContextAccessor accessor)
{
    public async Task BeginAsync(ApplicationUser user, CancellationToken cancellationToken)
    {
        if (person.IsSignedIn)
        {
            await sessions.EndAsync(person.SessionId, person.AsActor(), cancellationToken);
        }

        var browser = accessor.HttpContext!.Request.Headers[HeaderNames.UserAgent].ToString();
        await CarryAsync(user, await sessions.BeginAsync(user, person.Address, browser, cancellationToken));
    }

    /// <summary>Gives this browser the new secret of its session.</summary>
    public async Task CarryAsync(string secret) =>
        await CarryAsync((await identity.UserManager.FindByIdAsync(person.UserId.ToString(CultureInfo.InvariantCulture)))!, secret);

    private Task CarryAsync(ApplicationUser user, string secret) =>
        identity.SignInWithClaimsAsync(user, new AuthenticationProperties(), [new Claim(SessionCookieEvents.SecretClaim, secret)]);
}
