using MiniProgramConsole.Web.Hosting.Bodies;

namespace MiniProgramConsole.Web.Hosting.Pipeline;

/// <summary>
/// Answers what no route takes before anybody is asked to sign in for it: 404 for an address that there is not, 405 with <c>Allow</c> for a method
/// that the address does not take. Routing makes an endpoint of its own for the latter. A body is bounded here as elsewhere.
/// </summary>
internal static class UnroutedRequests
{
    public static void UseUnroutedRequests(this IApplicationBuilder app) => app.UseWhen(
        context => context.GetEndpoint() is not RouteEndpoint,
        unrouted =>
        {
            unrouted.UseMiddleware<BodyLimits>();
            unrouted.Run(AnswerAsync);
        });

    private static Task AnswerAsync(HttpContext context)
    {
        if (context.GetEndpoint() is { RequestDelegate: { } refuse })
        {
            return refuse(context);
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
