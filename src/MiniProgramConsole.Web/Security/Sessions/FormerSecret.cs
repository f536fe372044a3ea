using Microsoft.AspNetCore.WebUtilities;

namespace MiniProgramConsole.Web.Security.Sessions;

/// <summary>
/// Answers what would change something and came with the secret that the session had before: the browser is sent back with it, form and all, and comes
/// with the new secret, which was on its way to it.
/// </summary>
internal static class FormerSecret
{
    /// <summary>How often a browser is sent back before its session counts as over.</summary>
    public const int MaxTimes = 8;

    private const string Parameter = "sent-again";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>Whether a request may not be answered as it came.</summary>
    public static bool IsFor(HttpContext context, CurrentPerson person) =>
        person.IsByFormerSecret && !IsReading(context.Request);

    /// <summary>Whether a request changes nothing.</summary>
    public static bool IsReading(HttpRequest request) => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);

    /// <summary>Sends the browser back; false where that was done often enough.</summary>
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
