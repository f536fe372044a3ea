using System.Globalization;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Text;
using MiniProgramConsole.Web.Security.Forms;
using MiniProgramConsole.Web.Security.Sessions;

namespace MiniProgramConsole.Web.Hosting.RateLimits;

internal static class RateLimiting
{
    public static Task LimitAnonymousAsync(HttpContext context, RequestDelegate next) =>
        LimitOf(context) is { Limit: RateLimit.Anonymous } limit && CountAnonymous(context) is { } refusal
            ? RefuseAsync(context, limit, refusal, next)
            : next(context);

    public static Task LimitPersonAsync(HttpContext context, RequestDelegate next)
    {
        if (LimitOf(context) is not { Limit: not RateLimit.Anonymous } limit)
        {
            return next(context);
        }

        var person = context.RequestServices.GetRequiredService<CurrentPerson>();
        var refusal = person.IsSignedIn ? context.RequestServices.GetRequiredService<RateLimiters>().Count(limit.Limit, person.UserId)
            : context.GetEndpoint()?.Metadata.GetMetadata<KeptWhenSignedOutAttribute>() is not null ? CountAnonymous(context)
            : null;
        return refusal is null ? next(context)
            // Without a session there is no form to show again; the browser still has the page.
            : RefuseAsync(context, person.IsSignedIn ? limit : new RateLimitAttribute(limit.Limit), refusal, next);
    }

    private static RateLimitAttribute? LimitOf(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<RateLimitAttribute>();

    private static RateLimitRefusal? CountAnonymous(HttpContext context)
    {
        var services = context.RequestServices;
        var known = services.GetRequiredService<KnownBrowserMark>().Read(services.GetRequiredService<DeviceCookie>().Mark);
        return services.GetRequiredService<RateLimiters>().CountAnonymous(
            NetworkAddress.NetworkOf(context.Connection.RemoteIpAddress), known);
    }

    private static Task RefuseAsync(HttpContext context, RateLimitAttribute limit, RateLimitRefusal refusal, RequestDelegate next)
    {
        context.RequestServices.GetRequiredService<RefusalLog>().Log(RefusalReason.RateLimit);
        context.Features.Set(refusal);
        context.Response.Headers.RetryAfter = refusal.Seconds.ToString(CultureInfo.InvariantCulture);
        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        if (limit.IsForScripts || context.Request.WantsJson())
        {
            return context.Response.WriteAsJsonAsync(new { text = refusal.Message.ToString() }, context.RequestAborted);
        }

        return limit.FormComesBack ? next(context) : Task.CompletedTask;
    }
}
