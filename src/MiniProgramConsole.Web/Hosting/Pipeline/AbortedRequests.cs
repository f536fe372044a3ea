namespace MiniProgramConsole.Web.Hosting.Pipeline;

/// <summary>Most pages are done soon after their reader has left. To cancel their queries costs more: PostgreSQL's driver opens a
/// connection to do so and blocks a thread, and a few browsers that left at once stopped a small server for seconds.</summary>
internal static class AbortedRequests
{
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    public static async Task GrantGraceAsync(HttpContext context, RequestDelegate next)
    {
        var (aborted, time) = (context.RequestAborted, context.RequestServices.GetRequiredService<TimeProvider>());
        using var late = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        using var leaving = aborted.UnsafeRegister(static state => ((CancellationTokenSource)state!).CancelAfter(Grace), late);
        context.RequestAborted = late.Token;
        try
        {
            await next(context);
        }
        finally
        {
            context.RequestAborted = aborted;
        }
    }
}
