using MiniProgramConsole.Core;
using MiniProgramConsole.Web.Features;
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

var builder = WebApplication.CreateBuilder(args);
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
builder.Host.UseDefaultServiceProvider(container => (container.ValidateScopes, container.ValidateOnBuild) = (true, true));

await using var app = builder.Build();
if (await ConsoleCommands.RunAsync(app, line) is { } exitCode)
{
    return exitCode;
}

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

await app.RunAsync();
return 0;
