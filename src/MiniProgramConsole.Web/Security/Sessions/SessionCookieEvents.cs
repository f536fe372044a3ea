using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc.Controllers;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Web.Features.MiniPrograms.Drafts;
using MiniProgramConsole.Web.Features.Shared.Answers;
using MiniProgramConsole.Web.Hosting.Bodies;
using MiniProgramConsole.Web.Security.Forms;

namespace MiniProgramConsole.Web.Security.Sessions;

/// <summary>Ties the cookie to a session in the database.</summary>
internal sealed class SessionCookieEvents(
    RequestSession session, SignedOutForms signedOutForms, EndpointDataSource endpoints) : CookieAuthenticationEvents
{
    /// <summary>Tells the sign-in page that what was sent is kept.</summary>
    public const string KeptParameter = "kept";

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

    /// <summary>To the sign-in page, and from there back to what was asked for or to the page of the form that was sent, which is kept where it can be.</summary>
    public override async Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        var (request, response) = (context.Request, context.Response);
        if (request.WantsJson())
        {
            if (request.ContentLength > BodyBounds.MaxAnonymous)
            {
                BodyReader.CloseWithAnswer(context.HttpContext, BodyBounds.MaxAnonymous);
            }

            response.StatusCode = StatusCodes.Status401Unauthorized;
            await response.WriteAsJsonAsync(new { text = new Message("Session.Ended").ToString() }, context.HttpContext.RequestAborted);
            return;
        }

        var form = await TakeFormAsync(context.HttpContext);
        if (form?.Refusal is { } refusal)
        {
            BodyReader.Refuse(context.HttpContext, refusal, form.Max, isKeptForm: true);
            return;
        }

        var back = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) ? request.PathBase + request.Path + request.QueryString
            : form is null ? PageOf(context.HttpContext) : form.Address;
        var query = back is null ? QueryString.Empty : QueryString.Create(context.Options.ReturnUrlParameter, back);
        response.Redirect(request.PathBase + context.Options.LoginPath + (form?.IsKept == true ? query.Add(KeptParameter, bool.TrueString) : query));
    }

    /// <summary>Nowhere: where a person goes after signing in is said by the action, which takes addresses that a header holds only.</summary>
    public override Task RedirectToReturnUrl(RedirectContext<CookieAuthenticationOptions> context) => Task.CompletedTask;

    private async Task<SignedOutForm?> TakeFormAsync(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<KeptWhenSignedOutAttribute>() is null ? null : await signedOutForms.TakeAsync(context);

    // A form's page often has the address to which the form is sent.
    private string? PageOf(HttpContext context) =>
        context.GetEndpoint() is RouteEndpoint asked && endpoints.Endpoints.OfType<RouteEndpoint>().Any(page =>
            page.RoutePattern.RawText == asked.RoutePattern.RawText
            && page.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains(HttpMethods.Get) == true)
            ? (context.Request.PathBase + context.Request.Path).Value
            : null;

    // Files are the same for everybody, and a page about a fault must not ask the database that may be the fault. What no route takes gets a page.
    private static bool NeedsPerson(HttpContext context) =>
        context.Features.Get<IExceptionHandlerFeature>() is null
        && (context.GetEndpoint() is not RouteEndpoint route || route.Metadata.GetMetadata<ControllerActionDescriptor>() is not null);
}
