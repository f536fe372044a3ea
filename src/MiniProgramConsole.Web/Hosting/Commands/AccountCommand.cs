using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Web.Hosting.Databases;

namespace MiniProgramConsole.Web.Hosting.Commands;

internal static class AccountCommand
{
    public static async Task<string?> RunAsync<TService>(
        WebApplication app, string[] args, Func<TService, string, CancellationToken, Task<Outcome>> run, Func<string, string[]> done)
        where TService : notnull
    {
        if (args is not [_, "--email", var email])
        {
            return $"Say whose: '{args[0]} --email …'.";
        }

        if (await app.FindWhatIsMissingAsync() is { } missing)
        {
            return missing;
        }

        await using var scope = app.Services.CreateAsyncScope();
        var outcome = await run(scope.ServiceProvider.GetRequiredService<TService>(), email, app.Lifetime.ApplicationStopping);
        if (!outcome.Succeeded)
        {
            return string.Join(Environment.NewLine, outcome.Errors.Select(error => error.Message));
        }

        foreach (var line in done(email))
        {
            Console.WriteLine(line);
        }

        return null;
    }
}
