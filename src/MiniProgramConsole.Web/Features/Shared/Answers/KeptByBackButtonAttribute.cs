using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Net.Http.Headers;

namespace MiniProgramConsole.Web.Features.Shared.Answers;

/// <summary>
/// Lets the browser keep a form's page for its back button, with what was typed and with its token, so that sending it again is
/// known for a repetition. Antiforgery forbids that for every page with a form; signing out clears what was kept.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class KeptByBackButtonAttribute : ActionFilterAttribute
{
    public override void OnActionExecuting(ActionExecutingContext context)
    {
        var response = context.HttpContext.Response;
        response.OnStarting(() =>
        {
            response.Headers[HeaderNames.CacheControl] = "private, no-cache";
            response.Headers.Remove(HeaderNames.Pragma);
            return Task.CompletedTask;
        });
    }
}
