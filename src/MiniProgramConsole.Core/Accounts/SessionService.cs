using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Accounts;

/// <summary>Begins, keeps alive and ends sessions.</summary>
public sealed class SessionService(
    ConsoleDbContext database, CommandRunner runner, ConsoleTransactions transactions, AuditTrail audit, TimeProvider time)
{
    /// <summary>Begins a session and gives the secret that its cookie carries; only the secret's hash is stored.</summary>
    /// <param name="user">Whose session.</param>
    /// <param name="address">The address it comes from.</param>
    /// <param name="browser">The browser's User-Agent.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    /// <returns>The secret; null where what the person signed in with was replaced meanwhile, or the account deleted.</returns>
    public async Task<string?> BeginAsync(ApplicationUser user, string? address, string? browser, CancellationToken cancellationToken)
    {
        var secret = Hashing.NewSecret();
        var now = time.GetUtcNow().UtcDateTime;
        var by = new Actor(user.Id, user.DisplayName, address);
        var shortened = UserSession.CutBrowser(browser);
        var begun = await transactions.RunAsync(
            async (attempt, cancelled) =>
            {
                // Who changes the password or deletes the account at the same moment is waited for, and seen.
                if (await NoteActiveAsync(attempt.Users.Where(row => row.Id == user.Id && row.SecurityStamp == user.SecurityStamp), now, cancelled) == 0)
                {
                    return false;
                }

                await audit.AppendAsync(attempt, AccountEvent.Of(by, AuditAction.SignedIn, now, shortened), cancelled);
                attempt.SignInAttempts.Add(SignInAttemptService.Of(user.NormalizedEmail!, SignInOutcome.SignedIn, address, shortened, now));
                attempt.Sessions.Add(new UserSession
                {
                    SecretHash = Hashing.Sha256(secret),
                    UserId = user.Id,
                    CreatedAt = now,
                    LastSeenAt = now,
                    ProvedAt = now,
                    Address = address,
                    Browser = shortened,
                });
                await attempt.SaveChangesAsync(cancelled);
                return true;
            },
            cancellationToken);
        return begun ? secret : null;
    }

    /// <summary>The living sessions: used lately enough and not too old.</summary>
    public IQueryable<UserSession> Living() => Living(database, time.GetUtcNow().UtcDateTime);

    internal static IQueryable<UserSession> Living(ConsoleDbContext database, DateTime now)
    {
        var (seenAfter, begunAfter) = (now - UserSession.IdleLifetime, now - UserSession.Lifetime);
        return database.Sessions.Where(session => session.LastSeenAt > seenAfter && session.CreatedAt > begunAfter);
    }

    /// <summary>Notes that a session is in use; writes only where the last note is older than <see cref="UserSession.SeenPrecision"/>.</summary>
    /// <param name="sessionId">The session.</param>
    /// <param name="lastSeenAt">The last note, UTC.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    public async Task TouchAsync(long sessionId, DateTime lastSeenAt, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (now - lastSeenAt > UserSession.SeenPrecision)
        {
            await database.Sessions.Where(session => session.Id == sessionId)
                .ExecuteUpdateAsync(set => set.SetProperty(session => session.LastSeenAt, now), cancellationToken);
        }
    }

    /// <summary>Ends the sender's session at once, on every node. No key is needed: the session is used up, and nobody is kept from it.</summary>
    /// <param name="sender">The session, and whose it is.</param>
    /// <param name="cancellationToken">Cancels what was not committed.</param>
    public Task<Outcome> EndAsync(SessionSender sender, CancellationToken cancellationToken) => runner.RunAsync(
        new Command { Sender = sender },
        async context =>
        {
            var (db, by, now, cancelled) = context;
            await db.Sessions.Where(session => session.Id == sender.SessionId).ExecuteDeleteAsync(cancelled);
            await NoteActiveAsync(db.Users.Where(row => row.Id == by.UserId), now, cancelled);
            return context.Done(AuditAction.SignedOut);
        },
        cancellationToken);

    /// <summary>Removes the sessions that are over, and keeps with their people when they were last active.</summary>
    /// <param name="cancellationToken">Cancels the write.</param>
    public async Task RemoveEndedAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var (idle, begun) = (now - UserSession.IdleLifetime, now - UserSession.Lifetime);
        await RemoveAsync(database, database.Sessions.Where(session => session.LastSeenAt <= idle), cancellationToken);
        await RemoveAsync(database, database.Sessions.Where(session => session.CreatedAt <= begun), cancellationToken);
    }

    /// <summary>Ends a person's sessions but one, and keeps with the person when they were last active.</summary>
    /// <param name="attempt">The context of the caller's transaction.</param>
    /// <param name="userId">Whose.</param>
    /// <param name="staying">The session that goes on; null where none does.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    /// <returns>How many ended.</returns>
    internal static Task<int> EndAllAsync(ConsoleDbContext attempt, long userId, long? staying, CancellationToken cancellationToken) =>
        RemoveAsync(attempt, attempt.Sessions.Where(session => session.UserId == userId && session.Id != staying), cancellationToken);

    private static async Task<int> RemoveAsync(ConsoleDbContext context, IQueryable<UserSession> ended, CancellationToken cancellationToken)
    {
        await context.Users.Where(user => ended.Select(session => session.UserId).Contains(user.Id)).ExecuteUpdateAsync(
            set => set.SetProperty(
                user => user.LastActiveAt,
                user => context.Sessions.Where(session => session.UserId == user.Id).Max(session => (DateTime?)session.LastSeenAt)),
            cancellationToken);
        return await ended.ExecuteDeleteAsync(cancellationToken);
    }

    private static Task<int> NoteActiveAsync(IQueryable<ApplicationUser> users, DateTime now, CancellationToken cancellationToken) =>
        users.ExecuteUpdateAsync(set => set.SetProperty(user => user.LastActiveAt, now), cancellationToken);
}
