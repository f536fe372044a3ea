using MiniProgramConsole.Core.Accounts;

namespace MiniProgramConsole.Web.Hosting;

/// <summary>The command <c>end-sessions</c>.</summary>
internal static class EndSessionsCommand
{
    public const string Name = "end-sessions";

    /// <summary>Ends the sessions of an account; gives null, or in words for the operator why it does not.</summary>
    public static async Task<string?> RunAsync(WebApplication app, string[] args)
    {
        if (args is not [_, "--email", var email])
        {
            return $"Say whose: '{Name} --email …'.";
        }

        if (await app.FindWhatIsMissingAsync() is { } missing)
        {
            return missing;
        }

        await using var scope = app.Services.CreateAsyncScope();
        var outcome = await scope.ServiceProvider.GetRequiredService<SessionEndingService>().EndAsync(email, app.Lifetime.ApplicationStopping);
        if (!outcome.Succeeded)
        {
            return string.Join(Environment.NewLine, outcome.Errors.Select(error => error.Message));
        }

        Console.WriteLine($"Every session of {email} has ended, and every sign-in that waits for its second step. A running console mails the person.");
        Console.WriteLine("Password, second factor and passkeys are as they were: whoever has them can sign in again.");
        return null;
    }
}
