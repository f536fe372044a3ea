using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Accounts.Deletion;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Commands.Senders;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Accounts.Registration;

/// <summary>Removes accounts whose email nobody confirmed: somebody may have registered with an email that is not theirs, and its owner may want it.</summary>
public sealed class AccountExpiryService(
    ConsoleDbContext database, CommandRunner runner, IEnumerable<IAccountHoldings> holdings, AccountDataEraser eraser, TimeProvider time)
{
    /// <summary>How long an account waits for its email to be confirmed, and longer while a link of it works.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    private const int AtOnce = 500;

    // A database with one writer serves nobody else while one thing follows the other.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Removes those that have waited long enough, each by a command of its own: whoever confirms one at this moment is either first, or too late.</summary>
    /// <param name="cancellationToken">Cancels what was not committed.</param>
    /// <returns>How many.</returns>
    public async Task<int> RemoveEndedAsync(CancellationToken cancellationToken)
    {
        var (removed, before) = (0, -1);
        while (removed > before)
        {
            before = removed;
            var ended = await Ended(database, time.GetUtcNow().UtcDateTime).OrderBy(user => user.CreatedAt).Select(user => user.Id).Take(AtOnce)
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
        return Outcome.Done(AccountEvent.Of(context.By, id, user.DisplayName, AuditAction.AccountDeleted, now), user.Code, user.DisplayName);
    }

    // An operator's command makes accounts that own a workspace before anybody confirmed them. Nobody has signed in to the others, so there is
    // nothing else of theirs.
    private IQueryable<ApplicationUser> Ended(ConsoleDbContext db, DateTime now)
    {
        // A parameter: the index is of no use to a negation.
        var (isConfirmed, until) = (false, now - Lifetime);
        var waiting = db.Users.Where(user => user.EmailConfirmed == isConfirmed && user.DeletedAt == null && user.CreatedAt <= until)
            .Where(user => user.LastActiveAt == null
                && !db.AccountTokens.Any(token => token.UserId == user.Id && token.UsedAt == null && token.ExpiresAt > now)
                && !db.Sessions.Any(session => session.UserId == user.Id));
        return holdings.Aggregate(waiting, (users, room) => room.WithNothing(db, users));
    }
}
