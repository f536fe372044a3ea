using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Net.Http.Headers;

namespace MiniProgramConsole.Web.Features.Shared.Answers;

/// <summary>Lets the browser keep a form's page, with its key, for the back button, although antiforgery forbids it. The form
/// must be sent to another address, or the browser drops the page. Signing out clears what was kept.</summary>
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
