using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Accounts.Sessions;
using MiniProgramConsole.Core.Accounts.SignIn;
using MiniProgramConsole.Core.Commands;

namespace MiniProgramConsole.Web.Security.Sessions;

/// <summary>Each sign-in is a new session with a new secret, and ends the previous one.</summary>
public sealed class SessionCookie(SignInCommand signIns, DeviceCookie device, SignInManager<ApplicationUser> identity, CurrentPerson person)
{
    public async Task<Outcome> BeginAsync(ApplicationUser user, CancellationToken cancellationToken)
    {
        var (outcome, session) = await signIns.RunAsync(user, device.Origin, cancellationToken);
        if (session is not null)
        {
            await CarryAsync(session);
        }

        return outcome;
    }

    public Task CarryAsync(BegunSession session)
    {
        device.Keep(session.User.Id, session.DeviceSecrets);
        return CarryAsync(session.User, session.Secret);
    }

    public async Task CarryAsync(string secret) =>
        await CarryAsync((await identity.UserManager.FindByIdAsync(person.UserId.ToString(CultureInfo.InvariantCulture)))!, secret);

    private Task CarryAsync(ApplicationUser user, string secret) =>
        identity.SignInWithClaimsAsync(user, new AuthenticationProperties(), [new Claim(RequestSession.SecretClaim, secret)]);
}
