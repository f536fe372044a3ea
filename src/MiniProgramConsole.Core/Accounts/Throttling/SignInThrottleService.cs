using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Accounts.Throttling;

/// <summary>
/// Counts tries to sign in. A try is counted before the password is looked at, so that parallel guesses can't slip past; and by itself, so that
/// nothing takes it back. Each of its statements holds alone.
/// </summary>
public sealed class SignInThrottleService(
    IDbContextFactory<ConsoleDbContext> contexts, IDatabaseErrors errors, RefusalLog refusals, TimeProvider time)
{
    private const int MaxAttempts = 10;

    /// <summary>Counts a try.</summary>
    /// <param name="normalizedEmail">The email tried, normalised.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    /// <returns>Null where the try is let through; else how long the email is still refused.</returns>
    public Task<TimeSpan?> CountAsync(string normalizedEmail, CancellationToken cancellationToken) =>
        CountAsync(normalizedEmail, ThrottleLimit.OfTries, cancellationToken);

    /// <summary>Counts a try of something that has a limit of its own.</summary>
    /// <param name="key">What is tried, and at which email; a prefix keeps it apart from other tries.</param>
    /// <param name="limit">The limit.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    /// <returns>Null where the try is let through; else how long it is still refused.</returns>
    public async Task<TimeSpan?> CountAsync(string key, ThrottleLimit limit, CancellationToken cancellationToken)
    {
        var emailHash = Hashing.Sha256(key);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var db = await contexts.CreateDbContextAsync(cancellationToken);
                return await CountAsync(db, emailHash, limit, cancellationToken);
            }
            catch (DbUpdateException exception) when (
                attempt < MaxAttempts && errors.ViolatedConstraint(exception) == SignInThrottleConfiguration.PrimaryKey)
            {
                // Another request counted the first try at the same moment: count on from its row.
            }
        }
    }

    /// <summary>Forgets the tries, after the right password.</summary>
    /// <param name="normalizedEmail">The email, normalised.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    public Task ForgetAsync(string normalizedEmail, CancellationToken cancellationToken) => ForgetAsync([normalizedEmail], cancellationToken);

    /// <summary>Forgets what was counted under several keys.</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    public async Task ForgetAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        var hashes = keys.Select(Hashing.Sha256).ToList();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.SignInThrottles.Where(throttle => hashes.Contains(throttle.EmailHash)).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Takes one try off each of several keys, after one that was let through and was right.</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    public async Task ForgiveAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        var hashes = keys.Select(Hashing.Sha256).ToList();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.SignInThrottles.Where(throttle => hashes.Contains(throttle.EmailHash) && throttle.Tries > 0).ExecuteUpdateAsync(
            set => set
                .SetProperty(throttle => throttle.Tries, throttle => throttle.Tries - 1)
                .SetProperty(throttle => throttle.RefusedUntil, (DateTime?)null),
            cancellationToken);
    }

    private async Task<TimeSpan?> CountAsync(
        ConsoleDbContext db, string emailHash, ThrottleLimit limit, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var windowStart = now - limit.Window;
        DateTime? refusedUntil = now + limit.Refusal;
        var row = db.SignInThrottles.Where(throttle => throttle.EmailHash == emailHash);

        var counted = await row
            .Where(throttle => throttle.Tries < limit.Max && throttle.WindowStart > windowStart)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(throttle => throttle.RefusedUntil,
                        throttle => throttle.Tries + 1 >= limit.Max ? refusedUntil : null)
                    .SetProperty(throttle => throttle.Tries, throttle => throttle.Tries + 1),
                cancellationToken);
        if (counted == 1)
        {
            return null;
        }

        var restarted = await row
            .Where(throttle => throttle.RefusedUntil <= now || (throttle.RefusedUntil == null && throttle.WindowStart <= windowStart))
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(throttle => throttle.Tries, 1)
                    .SetProperty(throttle => throttle.WindowStart, now)
                    .SetProperty(throttle => throttle.RefusedUntil, (DateTime?)null),
                cancellationToken);
        if (restarted == 1)
        {
            return null;
        }

        var refused = await row.Select(throttle => throttle.RefusedUntil).ToListAsync(cancellationToken);
        if (refused is [{ } until])
        {
            refusals.Log(RefusalReason.Throttle);
            return until - now;
        }

        db.SignInThrottles.Add(new SignInThrottle { EmailHash = emailHash, Tries = 1, WindowStart = now });
        await db.SaveChangesAsync(cancellationToken);
        return null;
    }
}
