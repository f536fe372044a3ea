using System.CommandLine;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using MiniProgramConsole.Core.Accounts.SecondFactor;
using MiniProgramConsole.Web.Hosting.Keys;

namespace MiniProgramConsole.Web.Hosting.Commands;

/// <summary>For use when someone may have the keys: nothing sealed with the old ones is accepted any longer.</summary>
internal sealed class RenewKeysCommand() : DatabaseCommand("renew-keys", "Replace the keys in the database, and sign everyone out.")
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(90);

    protected override async Task<string?> RunAsync(IServiceProvider services, ParseResult line, CancellationToken cancellationToken)
    {
        var stored = services.GetRequiredService<StoredKeys>();
        var last = await stored.FindLastAsync(cancellationToken);
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        services.GetRequiredService<IKeyManager>().CreateNewKey(activationDate: now, expirationDate: now + Lifetime);
        var (count, unreadable) = await services.GetRequiredService<AuthenticatorResealing>().RunAsync(cancellationToken);
        await stored.RemoveUntilAsync(last, cancellationToken);

        Console.WriteLine(
            $"The database now has one key, a new one. {count} authenticators were sealed with it, and everyone is signed out.");
        foreach (var email in unreadable)
        {
            Console.WriteLine(
                $"The authenticator of {email} could not be opened: run 'reset-second-factor --email {email}' when that person asks.");
        }

        return null;
    }
}
