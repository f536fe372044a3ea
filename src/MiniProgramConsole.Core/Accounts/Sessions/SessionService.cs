using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Accounts.SignIn;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Commands.Senders;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Accounts.Sessions;

/// <summary>Keeps sessions alive and ends them. <see cref="SignInCommand"/> begins them.</summary>
public sealed class SessionService(ConsoleDbContext database, CommandRunner runner, TimeProvider time)
{
    /// <summary>The living sessions: used lately enough and not too old.</summary>
    public IQueryable<UserSession> Active() => Active(database, time.GetUtcNow().UtcDateTime);

    /// <summary>
    /// Those that had a secret until a moment ago. It reads nothing where the password was changed after it: somebody else may have known both.
    /// </summary>
    /// <param name="active">The sessions to look among.</param>
    /// <param name="secretHash">The SHA-256 of the secret.</param>
    /// <param name="isReading">Whether something is to be read by it.</param>
    public IQueryable<UserSession> WithFormerSecret(IQueryable<UserSession> active, string secretHash, bool isReading)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var former = active.Where(session => session.FormerSecretHash == secretHash && session.FormerUntil > now);
        return isReading
            ? former.Where(session => session.User.PasswordChangedAt == null || session.User.PasswordChangedAt < session.ProvedAt)
            : former;
    }

    internal static IQueryable<UserSession> Active(ConsoleDbContext database, DateTime now)
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
            await context.Database.Sessions.Where(session => session.Id == sender.SessionId).ExecuteDeleteAsync(context.Cancelled);
            (await context.LoadSenderAsync()).LastActiveAt = context.Now;
            return context.Done(AuditAction.SignedOut);
        },
        cancellationToken);

    /// <summary>Removes the sessions that are over, and keeps with their people when they were last active; person by person, so that nobody waits for long.</summary>
    /// <param name="cancellationToken">Cancels what was not committed.</param>
    public async Task RemoveEndedAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var (idle, begun) = (now - UserSession.IdleLifetime, now - UserSession.Lifetime);
        await RemoveAsync(session => session.LastSeenAt <= idle, cancellationToken);
        await RemoveAsync(session => session.CreatedAt <= begun, cancellationToken);
    }

    private async Task RemoveAsync(Expression<Func<UserSession, bool>> isOver, CancellationToken cancellationToken)
    {
        var people = await database.Sessions.Where(isOver).Select(session => session.UserId).ToListAsync(cancellationToken);
        foreach (var id in people.Distinct())
        {
            await runner.RunAsync(
                new Command { Sender = new SystemSender(Actor.System), Accounts = [id] },
                async context =>
                {
                    var ended = context.Database.Sessions.Where(session => session.UserId == id).Where(isOver);
                    return await RemoveAsync(context.Database, ended, context.Cancelled) == 0 ? Outcome.Unchanged : Outcome.Done("", "");
                },
                cancellationToken);
        }
    }

    /// <summary>Ends a person's sessions but one, and keeps with the person when they were last active.</summary>
    /// <param name="db">The context of the caller's transaction.</param>
    /// <param name="userId">Whose.</param>
    /// <param name="staying">The session that goes on; null where none does.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    /// <returns>How many ended.</returns>
    internal static Task<int> EndAllAsync(ConsoleDbContext db, long userId, long? staying, CancellationToken cancellationToken) =>
        RemoveAsync(db, db.Sessions.Where(session => session.UserId == userId && session.Id != staying), cancellationToken);

    /// <summary>Ends the sessions that a passkey began, but for one.</summary>
    /// <param name="db">The context of the caller's transaction.</param>
    /// <param name="userId">Whose.</param>
    /// <param name="passkeyCode">The passkey's code.</param>
    /// <param name="staying">The session that goes on.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    internal static Task<int> EndThoseOfPasskeyAsync(
        ConsoleDbContext db, long userId, string passkeyCode, long staying, CancellationToken cancellationToken) => RemoveAsync(
        db, db.Sessions.Where(session => session.UserId == userId && session.PasskeyCode == passkeyCode && session.Id != staying), cancellationToken);

    private static async Task<int> RemoveAsync(ConsoleDbContext context, IQueryable<UserSession> ended, CancellationToken cancellationToken)
    {
        await context.Users.Where(user => ended.Select(session => session.UserId).Contains(user.Id)).ExecuteUpdateAsync(
            set => set.SetProperty(
                user => user.LastActiveAt,
                user => context.Sessions.Where(session => session.UserId == user.Id).Max(session => (DateTime?)session.LastSeenAt)),
            cancellationToken);
        return await ended.ExecuteDeleteAsync(cancellationToken);
    }
}
