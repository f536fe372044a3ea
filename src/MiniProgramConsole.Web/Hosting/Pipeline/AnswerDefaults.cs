namespace MiniProgramConsole.Web.Hosting.Pipeline;

internal static class AnswerDefaults
{
    private const string Charset = "; charset=utf-8";

    public static void UseAnswerDefaults(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() => Complete(context.Response));
        return next(context);
    });

    private static Task Complete(HttpResponse response)
    {
        if (response.Headers.CacheControl.Count == 0)
        {
            response.Headers.CacheControl = "no-store";
        }

        if (response.ContentType is { } type && IsText(type) && !type.Contains("charset=", StringComparison.OrdinalIgnoreCase))
        {
            response.ContentType = type + Charset;
        }

        return Task.CompletedTask;
    }

    private static bool IsText(string type) =>
        type.StartsWith("text/", StringComparison.OrdinalIgnoreCase)
            || type.StartsWith("image/svg+xml", StringComparison.OrdinalIgnoreCase);
}
