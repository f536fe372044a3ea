using System.Globalization;
using System.Security.Claims;

namespace MiniProgramConsole.Web.Security.Sessions;

internal sealed class RequestSession(SessionReader sessions, CurrentPerson person)
{
    public const string SecretClaim = "session";
    public const string WorkspaceRouteKey = "workspace";
    public const string MiniProgramRouteKey = "id";

    public async Task<bool> LoadAsync(HttpContext context, ClaimsPrincipal? principal)
    {
        person.Load(await ReadAsync(context, principal));
        return person.IsSignedIn;
    }

    private async Task<SessionReading?> ReadAsync(HttpContext context, ClaimsPrincipal? principal) =>
        principal?.FindFirstValue(SecretClaim) is { } secret
        && long.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), CultureInfo.InvariantCulture, out var userId)
            ? await sessions.ReadAsync(userId, secret, SessionScope.Of(context), context.RequestAborted)
            : null;
}
