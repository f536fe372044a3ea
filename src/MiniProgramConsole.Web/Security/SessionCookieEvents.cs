using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc.Controllers;

namespace MiniProgramConsole.Web.Security;

/// <summary>Ties the cookie to a session in the database.</summary>
internal sealed class SessionCookieEvents(SessionReader sessions, CurrentPerson person) : CookieAuthenticationEvents
{
    public const string SecretClaim = "session";
    public const string WorkspaceRouteKey = "workspace";
    public const string MiniProgramRouteKey = "id";

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        if (!NeedsPerson(context.HttpContext))
        {
            context.RejectPrincipal();
            return;
        }

        var session = await ReadAsync(context.Principal, context.HttpContext);
        if (session is null)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(context.Scheme.Name);
            return;
        }

        person.Become(session);
    }

    /// <summary>To the sign-in page, and from there back to what was asked for, where asking again by GET means the same.</summary>
    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        var request = context.Request;
        var back = HttpMethods.IsGet(request.Method)
            ? QueryString.Create(context.Options.ReturnUrlParameter, request.PathBase + request.Path + request.QueryString)
            : QueryString.Empty;
        context.Response.Redirect(request.PathBase + context.Options.LoginPath + back);
        return Task.CompletedTask;
    }

    /// <summary>Nowhere: where a person goes after signing in is said by the action, which takes addresses that a header holds only.</summary>
    public override Task RedirectToReturnUrl(RedirectContext<CookieAuthenticationOptions> context) => Task.CompletedTask;

    private async Task<SessionReading?> ReadAsync(ClaimsPrincipal? principal, HttpContext context) =>
        principal?.FindFirstValue(SecretClaim) is { } secret
        && long.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), CultureInfo.InvariantCulture, out var userId)
            ? await sessions.ReadAsync(
                userId, secret, context.GetRouteValue(WorkspaceRouteKey) as string, context.GetRouteValue(MiniProgramRouteKey) as string,
                context.RequestAborted)
            : null;

    // Files are the same for everybody, and a page about a fault must not ask the database that may be the fault.
    private static bool NeedsPerson(HttpContext context) =>
        context.Features.Get<IExceptionHandlerFeature>() is null
        && context.GetEndpoint()?.Metadata.GetMetadata<ControllerActionDescriptor>() is not null;
}
