namespace MiniProgramConsole.Web.Hosting.Pipeline;

/// <summary>Shows the sign-in page to nobody after the start. What the runtime compiles for it, every page needs.</summary>
internal sealed class FirstPage(IServiceScopeFactory scopes, IHttpContextAccessor accessor)
{
    private RequestDelegate? pipeline;

    /// <summary>Everything after this middleware belongs to the page.</summary>
    public RequestDelegate Before(RequestDelegate next) => pipeline = next;

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
        return context.Response.StatusCode;
    }
}
