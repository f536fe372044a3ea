using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using MiniProgramConsole.Core.Commands;

namespace MiniProgramConsole.Web.Security.Forms;

/// <summary>
/// Looks at the antiforgery token of everything that changes something. Where it doesn't count and the browser says that a page of this
/// console sent the form, the form is stale (<see cref="StaleForms"/>); else the request is refused, and nothing of it is shown.
/// </summary>
internal sealed class AntiforgeryFilter(IAntiforgery antiforgery, RefusalLog refusals) : IAsyncAuthorizationFilter, IAntiforgeryPolicy
{
    private const string FetchSite = "Sec-Fetch-Site";
    private const string FetchMode = "Sec-Fetch-Mode";

    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var request = context.HttpContext.Request;
        if (!context.IsEffectivePolicy<IAntiforgeryPolicy>(this) || HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)
            || HttpMethods.IsOptions(request.Method) || HttpMethods.IsTrace(request.Method))
        {
            return;
        }

        var (isValid, isReadable) = await ValidateAsync(context.HttpContext);
        if (isValid)
        {
            return;
        }

        refusals.Log(RefusalReason.Antiforgery);

        if (!isReadable || !IsSentFromHere(request) || !AnswersStaleForms(context.ActionDescriptor))
        {
            context.Result = new AntiforgeryValidationFailedResult();
            return;
        }

        context.HttpContext.MarkFormAsStale();
        if (IsSentByScript(request))
        {
            var text = Outcome.StaleForm.Errors[0].Message.ToString();
            context.Result = new JsonResult(new { text, message = text, stale = true }) { StatusCode = StatusCodes.Status400BadRequest };
        }
    }

    private async Task<(bool IsValid, bool IsReadable)> ValidateAsync(HttpContext context)
    {
        try
        {
            await antiforgery.ValidateRequestAsync(context);
            return (true, true);
        }
        catch (AntiforgeryValidationException refusal)
        {
            return (false, refusal.InnerException is not (IOException or InvalidDataException));
        }
    }

    // What other sites sent is never shown again, lest they fill our forms. A browser that doesn't say which site it was says its origin.
    private static bool IsSentFromHere(HttpRequest request) => request.Headers[FetchSite].ToString() switch
    {
        "same-origin" or "none" => true,
        "" => Uri.TryCreate(request.Headers.Origin, UriKind.Absolute, out var origin)
            && origin.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase),
        _ => false,
    };

    private static bool IsSentByScript(HttpRequest request) =>
        request.WantsJson() || request.Headers[FetchMode].ToString() is not ("" or "navigate");

    // Whoever adds an action gets the plain refusal until it says that it does nothing with a stale form. One that takes a key doesn't:
    // the key can't be read then.
    private static bool AnswersStaleForms(ActionDescriptor action) =>
        action.Parameters.Any(parameter => parameter.ParameterType == typeof(FormKey))
        || action.EndpointMetadata.OfType<AnswersStaleFormsAttribute>().Any();
}
