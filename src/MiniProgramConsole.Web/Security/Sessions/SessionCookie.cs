using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Accounts.Sessions;
using MiniProgramConsole.Core.Accounts.SignIn;
using MiniProgramConsole.Core.Commands;

namespace MiniProgramConsole.Web.Security.Sessions;

/// <summary>Signs this browser in. Each time is a new session with a new secret; the one before ends, and the browser is known from now on.</summary>
public sealed class SessionCookie(SignInCommand signIns, DeviceCookie device, SignInManager<ApplicationUser> identity, CurrentPerson person)
{
    /// <summary>Signs in whoever gave the right password or link, and owes no second factor; the outcome is none of success where it counts no more.</summary>
    public async Task<Outcome> BeginAsync(ApplicationUser user, CancellationToken cancellationToken)
    {
        var (outcome, session) = await signIns.RunAsync(user, device.Origin, cancellationToken);
        if (session is not null)
        {
            await CarryAsync(session);
        }

        return outcome;
    }

    /// <summary>Gives this browser the secrets of a session that has begun.</summary>
    public Task CarryAsync(BegunSession session)
    {
        device.Keep(session.User.Id, session.DeviceSecrets);
        return CarryAsync(session.User, session.Secret);
    }

    /// <summary>Gives this browser the new secret of its session.</summary>
    public async Task CarryAsync(string secret) =>
        await CarryAsync((await identity.UserManager.FindByIdAsync(person.UserId.ToString(CultureInfo.InvariantCulture)))!, secret);

    private Task CarryAsync(ApplicationUser user, string secret) =>
        identity.SignInWithClaimsAsync(user, new AuthenticationProperties(), [new Claim(RequestSession.SecretClaim, secret)]);
}
