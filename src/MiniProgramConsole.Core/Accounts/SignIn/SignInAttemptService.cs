using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Accounts.Throttling;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Accounts.SignIn;

/// <summary>Lets people see who tried to sign in as them. Refused attempts aren't stored, so that nobody can flood the table.</summary>
public sealed class SignInAttemptService(ConsoleDbContext database, IDbContextFactory<ConsoleDbContext> contexts, TimeProvider time)
{
    public const int MaxShown = 50;

    /// <summary>Outside the caller's transaction, so that a rollback doesn't undo it.</summary>
    public async Task NoteAsync(string normalizedEmail, SignInOutcome outcome, SignInOrigin origin, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        db.SignInAttempts.Add(Of(normalizedEmail, outcome, origin.Address, origin.Browser, time.GetUtcNow().UtcDateTime));
        await db.SaveChangesAsync(cancellationToken);
    }

    public Task<List<SignInAttempt>> ListAsync(string normalizedEmail, CancellationToken cancellationToken)
    {
        var (hash, since) = (Hashing.Sha256(normalizedEmail), time.GetUtcNow().UtcDateTime - SignInAttempt.Lifetime);
        return database.SignInAttempts.AsNoTracking().Where(tried => tried.EmailHash == hash && tried.At > since)
            .OrderByDescending(tried => tried.At).ThenByDescending(tried => tried.Id).Take(MaxShown).ToListAsync(cancellationToken);
    }

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
