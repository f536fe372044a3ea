using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Accounts.Deletion;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Commands.Senders;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Accounts.Registration;

/// <summary>Removes accounts that were never confirmed: the email may belong to someone else, who may want to use it.</summary>
public sealed class AccountExpiryService(
    ConsoleDbContext database, CommandRunner runner, IEnumerable<IAccountHoldings> holdings, AccountDataEraser eraser, TimeProvider time)
{
    /// <summary>Longer while one of the account's links still works.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    private const int AtOnce = 500;

    // Gives others a turn on a database that allows one writer at a time.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>One command per account, so that a simultaneous confirmation is either first or too late.</summary>
    public async Task<int> RemoveEndedAsync(CancellationToken cancellationToken)
    {
        var (removed, before) = (0, -1);
        while (removed > before)
        {
            before = removed;
            var ended = await Ended(database, time.GetUtcNow().UtcDateTime).OrderBy(user => user.CreatedAt).Select(user => user.Id)
                .Take(AtOnce)
                .ToListAsync(cancellationToken);
            foreach (var id in ended)
            {
                removed += await RemoveAsync(id, cancellationToken) ? 1 : 0;
                await Task.Delay(Pause, time, cancellationToken);
            }
        }

        return removed;
    }

    private async Task<bool> RemoveAsync(long id, CancellationToken cancellationToken)
    {
        var command = new Command { Sender = new SystemSender(Actor.System), Accounts = [id] };
        return (await runner.RunAsync(command, context => RemoveAsync(context, id), cancellationToken)).Succeeded;
    }

    private async Task<Outcome> RemoveAsync(CommandContext context, long id)
    {
        var (db, _, now, cancelled) = context;
        if (await Ended(db, now).AsNoTracking().FirstOrDefaultAsync(user => user.Id == id, cancelled) is not { } user)
        {
            return Outcome.Unchanged;
        }

        await eraser.RemoveAsync(db, user, cancelled);
        await db.Users.Where(row => row.Id == id).ExecuteDeleteAsync(cancelled);
        return Outcome.Done(
            AccountEvent.Of(context.By, id, user.DisplayName, AuditAction.AccountDeleted, now), user.Code, user.DisplayName);
    }

    // An operator's new account owns a workspace before it is confirmed, so it stays. Others were never used and own nothing.
    private IQueryable<ApplicationUser> Ended(ConsoleDbContext db, DateTime now)
    {
        // A parameter, because a negation couldn't use the index.
        var (isConfirmed, until) = (false, now - Lifetime);
        var waiting = db.Users.Where(user => user.EmailConfirmed == isConfirmed && user.DeletedAt == null && user.CreatedAt <= until)
            .Where(user => user.LastActiveAt == null
                && !db.AccountTokens.Any(token => token.UserId == user.Id && token.UsedAt == null && token.ExpiresAt > now)
                && !db.Sessions.Any(session => session.UserId == user.Id));
        return holdings.Aggregate(waiting, (users, room) => room.WithNothing(db, users));
    }
}
