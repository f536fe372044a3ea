namespace MiniProgramConsole.Web.Hosting.Pipeline;

/// <summary>Shows the sign-in page to nobody after the start. What the runtime compiles for it, every page needs.</summary>
internal sealed class FirstPage(IServiceScopeFactory scopes, IHttpContextAccessor accessor)
{
    private RequestDelegate? pipeline;
    private int waiting;
    private bool isShown;

    /// <summary>Whether somebody waits for a page, who goes first. Not told once it was shown.</summary>
    public bool IsAwaited => Volatile.Read(ref waiting) > 0;

    /// <summary>Everything after this middleware belongs to the page.</summary>
    public RequestDelegate Before(RequestDelegate next)
    {
        pipeline = next;
        return context => isShown ? next(context) : CountAsync(context, next);
    }

    /// <summary>Returns the status of the answer.</summary>
    public async Task<int> ShowAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = new DefaultHttpContext
        {
            RequestServices = scope.ServiceProvider,
            RequestAborted = cancellationToken,
            Request = { Method = HttpMethods.Get, Scheme = Uri.UriSchemeHttps, Host = new("localhost"), Path = "/account/sign-in" },
            Response = { Body = Stream.Null },
        };
        accessor.HttpContext = context;
        await pipeline!(context);
        isShown = true;
        return context.Response.StatusCode;
    }

    private async Task CountAsync(HttpContext context, RequestDelegate next)
    {
        Interlocked.Increment(ref waiting);
        try
        {
            await next(context);
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }
}
