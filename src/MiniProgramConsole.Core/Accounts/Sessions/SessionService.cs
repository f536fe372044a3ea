using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Accounts.SignIn;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Commands.Senders;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Accounts.Sessions;

/// <summary>Keeps sessions active and ends them. <see cref="SignInCommand"/> begins them.</summary>
public sealed class SessionService(ConsoleDbContext database, CommandRunner runner, TimeProvider time)
{
    public IQueryable<UserSession> Active() => Active(database, time.GetUtcNow().UtcDateTime);

    /// <summary>After a password change, the former secret can't read any more, because someone else may know it.</summary>
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
        var (seen, begun) = ActiveAfter(now);
        return Active(database, new ActiveSessions(seen, begun));
    }

    public static IQueryable<UserSession> Active(ConsoleDbContext database, IActiveSessions asked) =>
        database.Sessions.Where(session => session.LastSeenAt > asked.SeenAfter && session.CreatedAt > asked.BegunAfter);

    /// <summary>A session is active if it was last seen, and begun, after these moments.</summary>
    public static (DateTime Seen, DateTime Begun) ActiveAfter(DateTime now) => (now - UserSession.IdleLifetime, now - UserSession.Lifetime);

    public async Task TouchAsync(long sessionId, DateTime lastSeenAt, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (now - lastSeenAt > UserSession.SeenPrecision)
        {
            await database.Sessions.Where(session => session.Id == sessionId)
                .ExecuteUpdateAsync(set => set.SetProperty(session => session.LastSeenAt, now), cancellationToken);
        }
    }

    /// <summary>Needs no key, because the session is gone afterwards.</summary>
    public Task<Outcome> EndAsync(SessionSender sender, CancellationToken cancellationToken) => runner.RunAsync(
        new Command { Sender = sender },
        async context =>
        {
            await context.Database.Sessions.Where(session => session.Id == sender.SessionId).ExecuteDeleteAsync(context.Cancelled);
            (await context.LoadSenderAsync()).LastActiveAt = context.Now;
            return context.Done(AuditAction.SignedOut);
        },
        cancellationToken);

    /// <summary>One command per person, so that nobody waits long.</summary>
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

    /// <summary>Ends all sessions if <paramref name="staying"/> is null.</summary>
    internal static Task<int> EndAllAsync(ConsoleDbContext db, long userId, long? staying, CancellationToken cancellationToken) =>
        RemoveAsync(db, db.Sessions.Where(session => session.UserId == userId && session.Id != staying), cancellationToken);

    internal static Task<int> EndThoseOfPasskeyAsync(
        ConsoleDbContext db, long userId, string passkeyCode, long staying, CancellationToken cancellationToken) => RemoveAsync(
        db, db.Sessions.Where(session => session.UserId == userId && session.PasskeyCode == passkeyCode && session.Id != staying),
        cancellationToken);

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
