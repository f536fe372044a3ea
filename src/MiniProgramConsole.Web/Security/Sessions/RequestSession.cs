using System.Globalization;
using System.Security.Claims;

namespace MiniProgramConsole.Web.Security.Sessions;

internal sealed class RequestSession(SessionReader sessions, AccessReader access, CurrentPerson person)
{
    public const string SecretClaim = "session";
    public const string WorkspaceRouteKey = "workspace";
    public const string MiniProgramRouteKey = "id";

    public async Task<bool> LoadAsync(HttpContext context, ClaimsPrincipal? principal)
    {
        person.Load(await ReadAsync(context, principal));
        return person.IsSignedIn;
    }

    private async Task<SessionReading?> ReadAsync(HttpContext context, ClaimsPrincipal? principal)
    {
        if (principal?.FindFirstValue(SecretClaim) is not { } secret
            || !long.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), CultureInfo.InvariantCulture, out var userId))
        {
            return null;
        }

        var scope = SessionScope.Of(context);
        return scope.Part == WorkspacePart.Access
            ? await access.ReadAsync(userId, secret, scope, context.RequestAborted)
            : await sessions.ReadAsync(userId, secret, scope, context.RequestAborted);
    }
}
