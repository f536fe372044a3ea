using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Accounts;

/// <summary>Shows a person the own sessions, and ends them at once, on every node.</summary>
public sealed class OwnSessionService(
    ConsoleTransactions transactions,
    IDatabaseErrors errors,
    SessionService sessions,
    IdempotencyRecordReader submissions,
    AuditTrail audit,
    TimeProvider time)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>A person's living sessions, the one last used first.</summary>
    /// <param name="userId">The person.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public async Task<IReadOnlyList<SessionListItem>> ListAsync(long userId, CancellationToken cancellationToken) =>
        await sessions.Living().Where(session => session.UserId == userId)
            .OrderByDescending(session => session.LastSeenAt).ThenByDescending(session => session.Id)
            .Select(session => new SessionListItem(session.Id, session.Browser, session.Address, session.CreatedAt, session.LastSeenAt))
            .ToListAsync(cancellationToken);

    /// <summary>Ends one of a person's sessions, but for the one that asks.</summary>
    /// <param name="by">The person.</param>
    /// <param name="asking">The session that asks.</param>
    /// <param name="ending">The session to end.</param>
    /// <param name="token">The form's token.</param>
    /// <param name="cancellationToken">Cancels what was not committed.</param>
    /// <returns>False where the person has no such session.</returns>
    public async Task<bool> EndAsync(Actor by, long asking, long ending, Guid token, CancellationToken cancellationToken)
    {
        var form = IdempotencyKey.Of(by.UserId, token, new { EndSession = ending });
        var earlier = await submissions.FindAsync(form, cancellationToken);
        if (earlier?.Fingerprint == form.Fingerprint)
        {
            return true;
        }

        // A token that another form used up says nothing about this one.
        form = earlier is null ? form : form with { Token = Guid.NewGuid() };
        try
        {
            return await transactions.RunAsync(
                (attempt, cancelled) => EndAsync(attempt, by, asking, ending, form, cancelled), cancellationToken)
                || await submissions.FindAsync(form, cancellationToken) is not null;
        }
        catch (DbUpdateException exception) when (errors.ViolatedConstraint(exception) == IdempotencyRecordConfiguration.PrimaryKey)
        {
            // The same form arrived twice at the same moment, and the other one ended it.
            return true;
        }
    }

    internal async Task<bool> EndAsync(
        ConsoleDbContext attempt, Actor by, long asking, long ending, IdempotencyKey form, CancellationToken cancellationToken)
    {
        if (await attempt.Sessions.Where(session => session.UserId == by.UserId && session.Id == ending && session.Id != asking)
            .ExecuteDeleteAsync(cancellationToken) != 1)
        {
            return false;
        }

        attempt.Add(form.RecordResult(ending.ToString(CultureInfo.InvariantCulture), by.Name, Now));
        await NoteAsync(attempt, by, AuditAction.SessionEnded, cancellationToken);
        return true;
    }

    /// <summary>Ends all of a person's sessions but for the one that asks. Nothing is written where there are none.</summary>
    /// <param name="by">The person.</param>
    /// <param name="asking">The session that asks.</param>
    /// <param name="cancellationToken">Cancels what was not committed.</param>
    public Task<bool> EndOthersAsync(Actor by, long asking, CancellationToken cancellationToken) => transactions.RunAsync(
        async (attempt, cancelled) =>
        {
            if (await SessionService.EndAllAsync(attempt, by.UserId, asking, cancelled) == 0)
            {
                return false;
            }

            await NoteAsync(attempt, by, AuditAction.OtherSessionsEnded, cancelled);
            return true;
        },
        cancellationToken);

    private async Task NoteAsync(ConsoleDbContext attempt, Actor by, string action, CancellationToken cancellationToken)
    {
        await audit.AppendAsync(attempt, AccountEvent.Of(by, action, Now, browser: null), cancellationToken);
        await attempt.SaveChangesAsync(cancellationToken);
    }
}
