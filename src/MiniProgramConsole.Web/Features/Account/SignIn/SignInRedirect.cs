using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Web.Features.MiniPrograms.Drafts;
using MiniProgramConsole.Web.Hosting.Bodies;
using MiniProgramConsole.Web.Security.Forms;
using MiniProgramConsole.Web.Security.Sessions;

namespace MiniProgramConsole.Web.Features.Account.SignIn;

internal sealed class SignInRedirect(SignedOutFormService signedOutForms, EndpointDataSource endpoints) : ISignInRedirect
{
    public const string KeptParameter = "kept";

    /// <summary>Leads back to the requested page, or to the page of the submitted form, which is kept if possible.</summary>
    public async Task RedirectAsync(RedirectContext<CookieAuthenticationOptions> context)
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

        var back = HttpMethods.IsGet(request.Method)
            || HttpMethods.IsHead(request.Method) ? request.PathBase + request.Path + request.QueryString
            : form is null ? PageOf(context.HttpContext) : form.Address;
        var query = back is null ? QueryString.Empty : QueryString.Create(context.Options.ReturnUrlParameter, back);
        response.Redirect(
            request.PathBase + context.Options.LoginPath + (form?.IsKept == true ? query.Add(KeptParameter, bool.TrueString) : query));
    }

    private async Task<SignedOutForm?> TakeFormAsync(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<KeptWhenSignedOutAttribute>() is null ? null : await signedOutForms.TakeAsync(context);

    // A form is often sent to its own page's address.
    private string? PageOf(HttpContext context) =>
        context.GetEndpoint() is RouteEndpoint asked && endpoints.Endpoints.OfType<RouteEndpoint>().Any(page =>
            page.RoutePattern.RawText == asked.RoutePattern.RawText
            && page.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains(HttpMethods.Get) == true)
            ? (context.Request.PathBase + context.Request.Path).Value
            : null;
}
