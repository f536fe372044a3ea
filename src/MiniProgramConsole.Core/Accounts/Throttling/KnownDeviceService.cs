using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Commands.Senders;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Accounts.Throttling;

/// <summary>Knows the browsers on which people signed in.</summary>
public sealed class KnownDeviceService(ConsoleDbContext database, CommandRunner runner, TimeProvider time)
{
    /// <summary>How many secrets a browser keeps: how many people who share it are known on it.</summary>
    public const int MaxSecrets = 5;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Finds the browser among those of an email's account.</summary>
    /// <param name="normalizedEmail">The email, normalised, whether or not it has an account.</param>
    /// <param name="origin">Where the try comes from.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public async Task<KnownDevice?> FindAsync(string normalizedEmail, SignInOrigin origin, CancellationToken cancellationToken)
    {
        var keys = Mailbox.KeysOf(normalizedEmail);
        return origin.DeviceSecrets.Count == 0
            ? null
            : await Active(database, origin).AsNoTracking()
                .FirstOrDefaultAsync(device => keys.Contains(device.User.NormalizedEmail!), cancellationToken);
    }

    /// <summary>Whether a browser stands for the second factor of its person.</summary>
    /// <param name="device">The browser.</param>
    public bool IsRemembered(KnownDevice device) => device.RememberedUntil > Now;

    /// <summary>No browser stands for the second factor any more; they stay known. Nothing is written where none did.</summary>
    /// <param name="sender">Whose browsers.</param>
    /// <param name="token">The form's token.</param>
    /// <param name="cancellationToken">Cancels what was not committed.</param>
    public Task<Outcome> ForgetAsync(Sender sender, Guid token, CancellationToken cancellationToken)
    {
        var command = OwnAccountCommands.Of(sender, token, new { Form = "forget-browsers" }) with
        {
            Stands = async (context, _) => !await context.Database.KnownDevices
                .AnyAsync(device => device.UserId == context.By.UserId && device.RememberedUntil != null, context.Cancelled),
        };
        return runner.RunAsync(
            command,
            async context => await ForgetAsync(context.Database, context.By.UserId, context.Cancelled) == 0
                ? Outcome.Unchanged
                : context.Done(AuditAction.BrowsersForgotten),
            cancellationToken);
    }

    /// <summary>Removes the browsers that are known no longer.</summary>
    /// <param name="cancellationToken">Cancels the write.</param>
    public Task<int> RemoveEndedAsync(CancellationToken cancellationToken)
    {
        var now = Now;
        return database.KnownDevices.Where(device => device.ExpiresAt <= now).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>The key under which tries from a known browser are counted, apart from those of strangers.</summary>
    internal static string ThrottleKeyOf(KnownDevice device) => string.Create(CultureInfo.InvariantCulture, $"device:{device.Id}");

    /// <summary>No browser stands for the second factor of a person any more; whoever changes a password or a second factor calls this.</summary>
    internal static Task<int> ForgetAsync(ConsoleDbContext db, long userId, CancellationToken cancellationToken) =>
        db.KnownDevices.Where(device => device.UserId == userId && device.RememberedUntil != null)
            .ExecuteUpdateAsync(set => set.SetProperty(device => device.RememberedUntil, (DateTime?)null), cancellationToken);

    /// <summary>Whether a browser stands for the second factor of a person, in the transaction of the caller.</summary>
    internal Task<bool> IsRememberedAsync(ConsoleDbContext db, long userId, SignInOrigin origin, CancellationToken cancellationToken)
    {
        var now = Now;
        return Active(db, origin).AnyAsync(device => device.UserId == userId && device.RememberedUntil > now, cancellationToken);
    }

    /// <summary>Knows a browser from now on, or for longer, after its person signed in on it; the caller saves.</summary>
    /// <param name="db">The context of the caller's transaction.</param>
    /// <param name="userId">Whose browser.</param>
    /// <param name="origin">Where the person signed in.</param>
    /// <param name="remembers">Whether it stands for the second factor from now on; false leaves that as it is.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    /// <returns>The secrets that the browser is to keep.</returns>
    internal async Task<IReadOnlyList<string>> RenewAsync(
        ConsoleDbContext db, long userId, SignInOrigin origin, bool remembers, CancellationToken cancellationToken)
    {
        var until = Now + KnownDevice.Lifetime;
        DateTime? remembered = until;
        var renewed = await Active(db, origin).Where(device => device.UserId == userId).ExecuteUpdateAsync(
            set => set
                .SetProperty(device => device.ExpiresAt, until)
                .SetProperty(device => device.RememberedUntil, device => remembers ? remembered : device.RememberedUntil),
            cancellationToken);
        if (renewed > 0)
        {
            return origin.DeviceSecrets;
        }

        // Never a secret that the browser came with: who planted it would know the person's browser.
        var secret = Hashing.NewSecret();
        db.KnownDevices.Add(new KnownDevice
        {
            SecretHash = Hashing.Sha256(secret),
            UserId = userId,
            ExpiresAt = until,
            RememberedUntil = remembers ? remembered : null,
            Browser = origin.Browser,
        });
        return [secret, .. origin.DeviceSecrets.Take(MaxSecrets - 1)];
    }

    private IQueryable<KnownDevice> Active(ConsoleDbContext context, SignInOrigin origin)
    {
        var (hashes, now) = (origin.DeviceHashes, Now);
        return context.KnownDevices.Where(device => hashes.Contains(device.SecretHash) && device.ExpiresAt > now);
    }
}
