using Microsoft.AspNetCore.DataProtection.KeyManagement;
using MiniProgramConsole.Core.Accounts;

namespace MiniProgramConsole.Web.Hosting.Keys;

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

        if (app.Services.GetRequiredService<IKeyManager>() is not IDeletableKeyManager { CanDeleteKeys: true } keys)
        {
            throw new NotSupportedException("The keys are in a store that removes none.");
        }

        var now = app.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var renewed = keys.CreateNewKey(activationDate: now, expirationDate: now + Lifetime);
        await using var scope = app.Services.CreateAsyncScope();
        var (count, unreadable) = await scope.ServiceProvider.GetRequiredService<AuthenticatorResealing>()
            .RunAsync(app.Lifetime.ApplicationStopping);
        if (!keys.DeleteKeys(key => key.KeyId != renewed.KeyId))
        {
            return "The new key is in use, but a former one could not be removed. Run it again.";
        }

        Console.WriteLine($"There is one key now, a new one. {count} authenticators are sealed with it, and everybody is signed out.");
        foreach (var email in unreadable)
        {
            Console.WriteLine($"The authenticator of {email} could not be opened: run 'reset-second-factor --email {email}' when its person asks.");
        }

        return null;
    }
}
