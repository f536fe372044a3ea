using MiniProgramConsole.Core.Accounts;

namespace MiniProgramConsole.Web.Hosting;

/// <summary>The command <c>reset-second-factor</c>.</summary>
internal static class ResetSecondFactorCommand
{
    public const string Name = "reset-second-factor";

    /// <summary>Takes the second factor off an account; gives null, or in words for the operator why it does not.</summary>
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
        var resets = scope.ServiceProvider.GetRequiredService<SecondFactorResetService>();
        var outcome = await resets.ResetAsync(email, app.Lifetime.ApplicationStopping);
        if (!outcome.Succeeded)
        {
            return string.Join(Environment.NewLine, outcome.Errors.Select(error => error.Message));
        }

        Console.WriteLine($"{email} signs in with the password alone now: authenticator, recovery codes, passkeys and remembered browsers are removed.");
        Console.WriteLine("Every session of the account has ended. A running console mails the person.");
        return null;
    }
}
