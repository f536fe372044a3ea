using MiniProgramConsole.Core;
using MiniProgramConsole.Web.Features;
using MiniProgramConsole.Web.Hosting;
using MiniProgramConsole.Web.Hosting.Commands;
using MiniProgramConsole.Web.Hosting.Databases;
using MiniProgramConsole.Web.Hosting.Demo;
using MiniProgramConsole.Web.Hosting.Keys;
using MiniProgramConsole.Web.Hosting.Mail;
using MiniProgramConsole.Web.Hosting.Pipeline;
using MiniProgramConsole.Web.Hosting.Settings;
using MiniProgramConsole.Web.Security;

var line = ConsoleCommands.Parse(args);
if (ConsoleCommands.Answer(line) is { } answered)
{
    return answered;
}

// Published, the console finds its files wherever it is started. In development they are the project's.
var isPublished = Directory.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot"));
var builder = WebApplication.CreateBuilder(
    new WebApplicationOptions { Args = args, ContentRootPath = isPublished ? AppContext.BaseDirectory : null });
try
{
    builder.AddConsoleLogging().AddConsoleDatabase().AddConsoleKeys().AddConsoleSecurity().AddConsoleMail().AddConsolePages()
        .AddConsoleFeatures();
}
catch (ConfigurationException wrong)
{
    await Console.Error.WriteLineAsync(wrong.Message);
    return 1;
}

builder.Services.AddConsoleCore();
// A tenth of the time to start, for what the tests have found before.
builder.Host.UseDefaultServiceProvider((host, container) =>
    container.ValidateScopes = container.ValidateOnBuild = !host.HostingEnvironment.IsProduction());

await using var app = builder.Build();
try
{
    return await ConsoleCommands.RunAsync(app, line) ?? await ServeAsync(app);
}
catch (Exception exception) when (StartFailure.Explain(exception) is { } explained)
{
    app.Logger.LogDebug(exception, "The console ended");
    await Console.Error.WriteLineAsync(explained);
    return 1;
}

static async Task<int> ServeAsync(WebApplication app)
{
    app.UseConsole();
    if (app.Environment.IsDevelopment())
    {
        if (await app.MigrateAsync() is { } reason)
        {
            await Console.Error.WriteLineAsync(reason);
            return 1;
        }

        await app.FillWithDemoDataAsync();
        app.PrintWhenStarted();
    }
    else if (await app.FindWhatIsMissingAsync() is { } missing)
    {
        await Console.Error.WriteLineAsync(missing);
        return 1;
    }

    if (app.Environment.IsProduction())
    {
        app.WarmUpWhenStarted();
    }

    await app.RunAsync();
    return 0;
}
