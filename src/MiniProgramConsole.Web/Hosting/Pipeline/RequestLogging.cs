using Serilog;
using Serilog.AspNetCore;
using Serilog.Events;
using Serilog.Formatting.Compact;
using Serilog.Settings.Configuration;

namespace MiniProgramConsole.Web.Hosting.Pipeline;

internal static class RequestLogging
{
    public static WebApplicationBuilder AddConsoleLogging(this WebApplicationBuilder builder)
    {
        builder.Services.AddSerilog(
            (services, log) =>
            {
                log.MinimumLevel.Information()
                    .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
                    // Logs a stale or forged cookie as an error. The client sent it, and AntiforgeryFilter logs the refusal.
                    .MinimumLevel.Override("Microsoft.AspNetCore.Antiforgery", LogEventLevel.Fatal)
                    // The same goes for a flash cookie, which anyone can send.
                    .MinimumLevel.Override("Microsoft.AspNetCore.Mvc.ViewFeatures.CookieTempDataProvider", LogEventLevel.Error)
                    .MinimumLevel.Override("Microsoft.Hosting.Lifetime", LogEventLevel.Information)
                    .ReadFrom.Configuration(builder.Configuration, Sinks())
                    .ReadFrom.Services(services)
                    .Enrich.FromLogContext();
                _ = builder.Environment.IsDevelopment()
                    ? log.WriteTo.Console(formatProvider: System.Globalization.CultureInfo.InvariantCulture)
                    : log.WriteTo.Console(new CompactJsonFormatter());
            },
            preserveStaticLogger: true);
        return builder;
    }

    // Otherwise it looks through the files of the published folder at each start.
    private static ConfigurationReaderOptions Sinks() =>
        new(typeof(ConsoleLoggerConfigurationExtensions).Assembly, typeof(FileLoggerConfigurationExtensions).Assembly);

    /// <summary>Never logs a body, a query, a password or a token.</summary>
    public static void Configure(RequestLoggingOptions options)
    {
        options.MessageTemplate = "{RequestMethod} {Route} answered {StatusCode} in {Elapsed:0} ms";
        options.IncludeQueryInRequestPath = false;
        options.GetLevel = (context, _, exception) => (exception, context.Response.StatusCode) switch
        {
            // Busy isn't a fault, and the command that gave way has logged it.
            (null, StatusCodes.Status503ServiceUnavailable) => LogEventLevel.Warning,
            (null, < StatusCodes.Status500InternalServerError) => LogEventLevel.Information,
            _ => LogEventLevel.Error,
        };
    }
}
