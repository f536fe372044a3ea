using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Accounts.Throttling;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Accounts.SignIn;

/// <summary>Keeps the tries to sign in, so that people see who tried theirs. Refused ones are not kept: who floods an email fills no table.</summary>
public sealed class SignInAttemptService(ConsoleDbContext database, IDbContextFactory<ConsoleDbContext> contexts, TimeProvider time)
{
    /// <summary>The most tries that a person is shown.</summary>
    public const int MaxShown = 50;

    /// <summary>Keeps a try, by itself: nothing takes it back.</summary>
    /// <param name="normalizedEmail">The email tried, normalised, whether or not it has an account.</param>
    /// <param name="outcome">What came of it.</param>
    /// <param name="origin">Where it came from.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    public async Task NoteAsync(string normalizedEmail, SignInOutcome outcome, SignInOrigin origin, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        db.SignInAttempts.Add(Of(normalizedEmail, outcome, origin.Address, origin.Browser, time.GetUtcNow().UtcDateTime));
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>The tries at an email within <see cref="SignInAttempt.Lifetime"/>, the newest <see cref="MaxShown"/> of them, newest first.</summary>
    /// <param name="normalizedEmail">The email, normalised.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public Task<List<SignInAttempt>> ListAsync(string normalizedEmail, CancellationToken cancellationToken)
    {
        var (hash, since) = (Hashing.Sha256(normalizedEmail), time.GetUtcNow().UtcDateTime - SignInAttempt.Lifetime);
        return database.SignInAttempts.AsNoTracking().Where(tried => tried.EmailHash == hash && tried.At > since)
            .OrderByDescending(tried => tried.At).ThenByDescending(tried => tried.Id).Take(MaxShown).ToListAsync(cancellationToken);
    }

    /// <summary>Removes the tries that are older than <see cref="SignInAttempt.Lifetime"/>.</summary>
    /// <param name="cancellationToken">Cancels the write.</param>
    public Task<int> RemoveEndedAsync(CancellationToken cancellationToken)
    {
        var until = time.GetUtcNow().UtcDateTime - SignInAttempt.Lifetime;
        return database.SignInAttempts.Where(tried => tried.At <= until).ExecuteDeleteAsync(cancellationToken);
    }

    internal static SignInAttempt Of(string normalizedEmail, SignInOutcome outcome, string? address, string? browser, DateTime at) => new()
    {
        EmailHash = Hashing.Sha256(normalizedEmail),
        At = at,
        Outcome = outcome,
        Address = address,
        Browser = browser,
    };
}
