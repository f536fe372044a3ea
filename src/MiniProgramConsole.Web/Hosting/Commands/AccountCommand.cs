using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Web.Hosting.Databases;

namespace MiniProgramConsole.Web.Hosting.Commands;

/// <summary>A command on the account that <c>--email</c> names.</summary>
internal static class AccountCommand
{
    /// <summary>Runs it and says what was done; gives null, or in words for the operator why it was not.</summary>
    /// <param name="app">The console.</param>
    /// <param name="args">The command line.</param>
    /// <param name="run">What a service of the console does with the account.</param>
    /// <param name="done">What was done, for the operator, line by line.</param>
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
