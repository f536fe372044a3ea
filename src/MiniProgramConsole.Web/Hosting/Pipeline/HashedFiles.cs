using System.Text.RegularExpressions;

namespace MiniProgramConsole.Web.Hosting.Pipeline;

/// <summary>A script whose name has the hash of its content never changes.</summary>
internal static partial class HashedFiles
{
    public static void UseHashedFiles(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (Name().IsMatch(context.Request.Path.Value ?? ""))
        {
            context.Response.OnStarting(() => Keep(context.Response));
        }

        return next(context);
    });

    private static Task Keep(HttpResponse response)
    {
        if (response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status304NotModified)
        {
            response.Headers.CacheControl = "max-age=31536000, immutable";
        }

        return Task.CompletedTask;
    }

    [GeneratedRegex("^/dist/[a-z-]+-[A-Z0-9]{8}\\.js$")]
    private static partial Regex Name();
}
