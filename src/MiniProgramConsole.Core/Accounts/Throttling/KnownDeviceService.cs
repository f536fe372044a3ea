using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Commands.Senders;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Accounts.Throttling;

public sealed class KnownDeviceService(ConsoleDbContext database, CommandRunner runner, TimeProvider time)
{
    /// <summary>Allows this many people to share a browser.</summary>
    public const int MaxSecrets = 5;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    public async Task<KnownDevice?> FindAsync(string normalizedEmail, SignInOrigin origin, CancellationToken cancellationToken)
    {
        var keys = Mailbox.KeysOf(normalizedEmail);
        return origin.DeviceSecrets.Count == 0
            ? null
            : await Active(database, origin).AsNoTracking()
                .FirstOrDefaultAsync(device => keys.Contains(device.User.NormalizedEmail!), cancellationToken);
    }

    public bool IsRemembered(KnownDevice device) => device.RememberedUntil > Now;

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

    public Task<int> RemoveEndedAsync(CancellationToken cancellationToken)
    {
        var now = Now;
        return database.KnownDevices.Where(device => device.ExpiresAt <= now).ExecuteDeleteAsync(cancellationToken);
    }

    internal static string ThrottleKeyOf(KnownDevice device) => string.Create(CultureInfo.InvariantCulture, $"device:{device.Id}");

    /// <summary>Must be called whenever a password or a second factor changes.</summary>
    internal static Task<int> ForgetAsync(ConsoleDbContext db, long userId, CancellationToken cancellationToken) =>
        db.KnownDevices.Where(device => device.UserId == userId && device.RememberedUntil != null)
            .ExecuteUpdateAsync(set => set.SetProperty(device => device.RememberedUntil, (DateTime?)null), cancellationToken);

    internal Task<bool> IsRememberedAsync(ConsoleDbContext db, long userId, SignInOrigin origin, CancellationToken cancellationToken)
    {
        var now = Now;
        return Active(db, origin).AnyAsync(device => device.UserId == userId && device.RememberedUntil > now, cancellationToken);
    }

    /// <summary>Returns the secrets that the browser should keep. The caller saves.</summary>
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

        // Never a secret that the browser sent: someone who planted it would then know the person's browser.
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
