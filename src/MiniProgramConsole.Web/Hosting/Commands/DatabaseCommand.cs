using System.CommandLine;
using MiniProgramConsole.Web.Hosting.Databases;

namespace MiniProgramConsole.Web.Hosting.Commands;

/// <summary>Runs only if the database is up to date.</summary>
internal abstract class DatabaseCommand(string name, string description) : ConsoleCommand(name, description)
{
    public override async Task<string?> RunAsync(WebApplication app, ParseResult line)
    {
        if (await app.FindWhatIsMissingAsync() is { } missing)
        {
            return missing;
        }

        await using var scope = app.Services.CreateAsyncScope();
        return await RunAsync(scope.ServiceProvider, line, app.Lifetime.ApplicationStopping);
    }

    protected abstract Task<string?> RunAsync(IServiceProvider services, ParseResult line, CancellationToken cancellationToken);
}
