using Microsoft.AspNetCore.Diagnostics;
using MiniProgramConsole.Core.Text;
using MiniProgramConsole.Web.Security.Sessions;
using Serilog.Context;
using Serilog.Core;
using Serilog.Events;

namespace MiniProgramConsole.Web.Hosting.Pipeline;

internal sealed class RequestFacts : ILogEventEnricher
{
    private string? requestId;
    private string? address;
    private string? route;
    private object? workspace;
    private long userId;

    public static async Task BeginAsync(HttpContext context, RequestDelegate next)
    {
        var facts = new RequestFacts
        {
            requestId = context.TraceIdentifier,
            address = NetworkAddress.TextOf(context.Connection.RemoteIpAddress),
        };
        context.Features.Set(facts);
        using (LogContext.Push(facts))
        {
            await next(context);
        }
    }

    /// <summary>Only once, because an error page is a route of its own.</summary>
    public static Task NoteRouteAsync(HttpContext context, RequestDelegate next)
    {
        if (!IsPageBehindStatus(context) && context.Features.Get<RequestFacts>() is { } facts)
        {
            facts.route = $"/{(context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText?.TrimStart('/')}";
            facts.workspace = context.GetRouteValue(RequestSession.WorkspaceRouteKey);
        }

        return next(context);
    }

    public static Task NotePersonAsync(HttpContext context, RequestDelegate next)
    {
        if (!IsPageBehindStatus(context) && context.Features.Get<RequestFacts>() is { } facts)
        {
            facts.userId = context.RequestServices.GetRequiredService<CurrentPerson>().UserId;
        }

        return next(context);
    }

    public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
    {
        Add("RequestId", requestId);
        Add("Address", address);
        Add("Route", route);
        Add("Workspace", workspace);
        Add("UserId", userId);

        void Add(string name, object? value) => logEvent.AddPropertyIfAbsent(propertyFactory.CreateProperty(name, value));
    }

    private static bool IsPageBehindStatus(HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null;
}
