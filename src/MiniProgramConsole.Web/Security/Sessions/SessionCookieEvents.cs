using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc.Controllers;

namespace MiniProgramConsole.Web.Security.Sessions;

/// <summary>Ties the cookie to a session in the database.</summary>
internal sealed class SessionCookieEvents(RequestSession session, ISignInRedirect signIn) : CookieAuthenticationEvents
{
    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        if (!NeedsPerson(context.HttpContext))
        {
            context.RejectPrincipal();
            return;
        }

        if (!await session.LoadAsync(context.HttpContext, context.Principal))
        {
            // The cookie stays: meanwhile the browser may have got another one, in another tab.
            context.RejectPrincipal();
        }
    }

    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context) => signIn.RedirectAsync(context);

    /// <summary>Nowhere: where a person goes after signing in is said by the action, which takes addresses that a header holds only.</summary>
    public override Task RedirectToReturnUrl(RedirectContext<CookieAuthenticationOptions> context) => Task.CompletedTask;

    // Files are the same for everybody, and a page about a fault must not ask the database that may be the fault. What no route takes gets a page.
    private static bool NeedsPerson(HttpContext context) =>
        context.Features.Get<IExceptionHandlerFeature>() is null
        && (context.GetEndpoint() is not RouteEndpoint route || route.Metadata.GetMetadata<ControllerActionDescriptor>() is not null);
}
