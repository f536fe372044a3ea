using MiniProgramConsole.Web.Hosting.Bodies;

namespace MiniProgramConsole.Web.Hosting.Pipeline;

/// <summary>Answers 404 or 405 before asking anyone to sign in. Routing has an endpoint of its own for 405.</summary>
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
