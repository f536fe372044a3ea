using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using MiniProgramConsole.Core.Commands;

namespace MiniProgramConsole.Web.Security.Forms;

/// <summary>Without a valid token, a form sent by this console is stale (<see cref="StaleForms"/>); any other is refused.</summary>
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

    // What another site sent is never shown again, or it could fill in our forms. Some browsers send only the origin.
    private static bool IsSentFromHere(HttpRequest request) => request.Headers[FetchSite].ToString() switch
    {
        "same-origin" or "none" => true,
        "" => Uri.TryCreate(request.Headers.Origin, UriKind.Absolute, out var origin)
            && origin.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase),
        _ => false,
    };

    private static bool IsSentByScript(HttpRequest request) =>
        request.WantsJson() || request.Headers[FetchMode].ToString() is not ("" or "navigate");

    // A new action refuses until it declares that it does nothing with a stale form. One with a key can't: its key is not read.
    private static bool AnswersStaleForms(ActionDescriptor action) =>
        action.Parameters.Any(parameter => parameter.ParameterType == typeof(FormKey))
        || action.EndpointMetadata.OfType<AnswersStaleFormsAttribute>().Any();
}
