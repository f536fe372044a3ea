using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Accounts;

/// <summary>Counts tries to sign in. A try is counted before the password is looked at, so that parallel guesses can't slip past.</summary>
public sealed class SignInThrottleService(ConsoleTransactions transactions, IDatabaseErrors errors, TimeProvider time)
{
    /// <summary>Counts a try.</summary>
    /// <param name="normalizedEmail">The email tried, normalised.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    /// <returns>Null where the try is let through; else how long the email is still refused.</returns>
    public async Task<TimeSpan?> CountAsync(string normalizedEmail, CancellationToken cancellationToken)
    {
        var emailHash = Hashing.Sha256(normalizedEmail);
        while (true)
        {
            try
            {
                return await transactions.RunAsync((database, token) => CountAsync(database, emailHash, token), cancellationToken);
            }
            catch (DbUpdateException exception) when (errors.ViolatedConstraint(exception) == SignInThrottleConfiguration.PrimaryKey)
            {
                // Another request counted the first try at the same moment: count on from its row.
            }
        }
    }

    /// <summary>Forgets the tries, after the right password.</summary>
    /// <param name="normalizedEmail">The email, normalised.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    public Task ForgetAsync(string normalizedEmail, CancellationToken cancellationToken)
    {
        var emailHash = Hashing.Sha256(normalizedEmail);
        return transactions.RunAsync(
            (database, token) => database.SignInThrottles.Where(throttle => throttle.EmailHash == emailHash).ExecuteDeleteAsync(token),
            cancellationToken);
    }

    /// <summary>Under what the tries of an account are counted, for signing in, registering and giving the password again.</summary>
    /// <param name="user">The account.</param>
    internal static IReadOnlyList<string> HashesOf(ApplicationUser user) =>
    [
        Hashing.Sha256(user.NormalizedEmail!),
        Hashing.Sha256(RegistrationService.ThrottlePrefix + user.NormalizedEmail),
        Hashing.Sha256(PasswordProofService.ThrottleKeyOf(user.Id)),
    ];

    internal async Task<TimeSpan?> CountAsync(ConsoleDbContext database, string emailHash, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var windowStart = now - SignInThrottle.Window;
        DateTime? refusedUntil = now + SignInThrottle.Refusal;
        var row = database.SignInThrottles.Where(throttle => throttle.EmailHash == emailHash);

        var counted = await row
            .Where(throttle => throttle.Tries < SignInThrottle.MaxTries && throttle.WindowStart > windowStart)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(throttle => throttle.RefusedUntil,
                        throttle => throttle.Tries + 1 >= SignInThrottle.MaxTries ? refusedUntil : null)
                    .SetProperty(throttle => throttle.Tries, throttle => throttle.Tries + 1),
                cancellationToken);
        if (counted == 1)
        {
            return null;
        }

        var begunAnew = await row
            .Where(throttle => throttle.RefusedUntil <= now || (throttle.RefusedUntil == null && throttle.WindowStart <= windowStart))
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(throttle => throttle.Tries, 1)
                    .SetProperty(throttle => throttle.WindowStart, now)
                    .SetProperty(throttle => throttle.RefusedUntil, (DateTime?)null),
                cancellationToken);
        if (begunAnew == 1)
        {
            return null;
        }

        var refused = await row.Select(throttle => throttle.RefusedUntil).ToListAsync(cancellationToken);
        if (refused is [{ } until])
        {
            return until - now;
        }

        database.SignInThrottles.Add(new SignInThrottle { EmailHash = emailHash, Tries = 1, WindowStart = now });
        await database.SaveChangesAsync(cancellationToken);
        return null;
    }
}
