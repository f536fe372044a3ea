using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc.Controllers;

namespace MiniProgramConsole.Web.Security.Sessions;

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
            // The cookie stays, because another tab may have replaced it since.
            context.RejectPrincipal();
        }
    }

    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context) => signIn.RedirectAsync(context);

    /// <summary>The action decides where a person goes next, because a header allows only some addresses.</summary>
    public override Task RedirectToReturnUrl(RedirectContext<CookieAuthenticationOptions> context) => Task.CompletedTask;

    // Files are the same for everyone. A fault page must not query the database, which may be at fault.
    private static bool NeedsPerson(HttpContext context) =>
        context.Features.Get<IExceptionHandlerFeature>() is null
        && (context.GetEndpoint() is not RouteEndpoint route || route.Metadata.GetMetadata<ControllerActionDescriptor>() is not null);
}
