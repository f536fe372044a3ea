using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Accounts.Throttling;

/// <summary>Counts an attempt before the password is checked, so that parallel guesses can't slip through. Each statement is
/// atomic and outside the caller's transaction, so that a rollback doesn't undo the count.</summary>
public sealed class SignInThrottleService(
    IDbContextFactory<ConsoleDbContext> contexts, IDatabaseErrors errors, RefusalLog refusals, TimeProvider time)
{
    private const int MaxAttempts = 10;

    public Task<TimeSpan?> CountAsync(string normalizedEmail, CancellationToken cancellationToken) =>
        CountAsync(normalizedEmail, ThrottleLimit.OfTries, cancellationToken);

    /// <summary>Returns how much longer attempts are refused; null if this one may proceed.</summary>
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
                // Another request counted the first attempt at the same time. Count again, from its row.
            }
        }
    }

    public Task ForgetAsync(string normalizedEmail, CancellationToken cancellationToken) =>
        ForgetAsync([normalizedEmail], cancellationToken);

    public async Task ForgetAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        var hashes = keys.Select(Hashing.Sha256).ToList();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.SignInThrottles.Where(throttle => hashes.Contains(throttle.EmailHash)).ExecuteDeleteAsync(cancellationToken);
    }

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
