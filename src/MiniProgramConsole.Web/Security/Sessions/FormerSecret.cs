using Microsoft.AspNetCore.WebUtilities;

namespace MiniProgramConsole.Web.Security.Sessions;

/// <summary>A write with the session's previous secret is sent back (307), form and all. The browser repeats it with the new
/// secret, which was on its way.</summary>
internal static class FormerSecret
{
    public const int MaxTimes = 8;

    private const string Parameter = "sent-again";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    public static bool IsFor(HttpContext context, CurrentPerson person) =>
        person.IsByFormerSecret && !IsReading(context.Request);

    public static bool IsReading(HttpRequest request) => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);

    public static async Task<bool> SendAgainAsync(HttpContext context)
    {
        var request = context.Request;
        var query = QueryHelpers.ParseQuery(request.QueryString.Value);
        var times = query.TryGetValue(Parameter, out var said) && int.TryParse(said, out var number) ? number : 0;
        if (times is < 0 or >= MaxTimes)
        {
            return false;
        }

        await Task.Delay(Pause, context.RequestAborted);
        query[Parameter] = $"{times + 1}";
        context.Response.StatusCode = StatusCodes.Status307TemporaryRedirect;
        context.Response.Headers.Location = $"{request.PathBase}{request.Path}{QueryString.Create(query)}";
        return true;
    }
}
