namespace MiniProgramConsole.Web.Hosting;

/// <summary>
/// Answers what no route takes before anybody is asked to sign in for it: 404 for an address that there is not, 405 with <c>Allow</c> for a method
/// that the address does not take. Routing makes an endpoint of its own for the latter.
/// </summary>
internal static class UnroutedRequests
{
    public static Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        switch (context.GetEndpoint())
        {
            case RouteEndpoint:
                return next(context);
            case { RequestDelegate: { } refuse }:
                return refuse(context);
            default:
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
        }
    }
}
