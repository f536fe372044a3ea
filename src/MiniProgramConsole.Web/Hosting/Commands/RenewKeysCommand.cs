using Microsoft.AspNetCore.DataProtection.KeyManagement;
using MiniProgramConsole.Core.Accounts.SecondFactor;
using MiniProgramConsole.Web.Hosting.Databases;
using MiniProgramConsole.Web.Hosting.Keys;

namespace MiniProgramConsole.Web.Hosting.Commands;

/// <summary>
/// The command <c>renew-keys</c>, for when somebody may have the keys that are there: makes a new one, seals what is kept with it, and removes the
/// others, so that nothing they seal is believed any more.
/// </summary>
internal static class RenewKeysCommand
{
    public const string Name = "renew-keys";

    // As the framework's own.
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(90);

    /// <summary>Renews them; gives null, or in words for the operator why it does not.</summary>
    public static async Task<string?> RunAsync(WebApplication app)
    {
        if (await app.FindWhatIsMissingAsync() is { } missing)
        {
            return missing;
        }

        await using var scope = app.Services.CreateAsyncScope();
        var (services, cancellationToken) = (scope.ServiceProvider, app.Lifetime.ApplicationStopping);
        var stored = services.GetRequiredService<StoredKeys>();
        var last = await stored.FindLastAsync(cancellationToken);
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        services.GetRequiredService<IKeyManager>().CreateNewKey(activationDate: now, expirationDate: now + Lifetime);
        var (count, unreadable) = await services.GetRequiredService<AuthenticatorResealing>().RunAsync(cancellationToken);
        await stored.RemoveUntilAsync(last, cancellationToken);

        Console.WriteLine($"There is one key now, a new one. {count} authenticators are sealed with it, and everybody is signed out.");
        foreach (var email in unreadable)
        {
            Console.WriteLine($"The authenticator of {email} could not be opened: run 'reset-second-factor --email {email}' when its person asks.");
        }

        return null;
    }
}
