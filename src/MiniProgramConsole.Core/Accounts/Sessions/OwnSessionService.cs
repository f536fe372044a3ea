using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Commands.Senders;

namespace MiniProgramConsole.Core.Accounts.Sessions;

public sealed class OwnSessionService(CommandRunner runner, SessionService sessions)
{
    public async Task<IReadOnlyList<SessionListItem>> ListAsync(long userId, CancellationToken cancellationToken) =>
        await sessions.Active().Where(session => session.UserId == userId)
            .OrderByDescending(session => session.LastSeenAt).ThenByDescending(session => session.Id)
            .Select(session => new SessionListItem(session.Id, session.Browser, session.Address, session.CreatedAt, session.LastSeenAt))
            .ToListAsync(cancellationToken);

    public Task<Outcome> EndAsync(SessionSender sender, long ending, Guid token, CancellationToken cancellationToken) => runner.RunAsync(
        OwnAccountCommands.Of(sender, token, new { EndSession = ending }),
        async context => await context.Database.Sessions
            .Where(session => session.UserId == context.By.UserId && session.Id == ending && session.Id != sender.SessionId)
            .ExecuteDeleteAsync(context.Cancelled) == 1
            ? Outcome.Done(context.EventOf(AuditAction.SessionEnded), ending.ToString(CultureInfo.InvariantCulture), context.By.Name)
            : Outcome.NotFound,
        cancellationToken);

    public Task<Outcome> EndOthersAsync(SessionSender sender, Guid token, CancellationToken cancellationToken)
    {
        var command = OwnAccountCommands.Of(sender, token, new { EndOthers = sender.SessionId }) with
        {
            Stands = async (context, _) => !await SessionService.Active(context.Database, context.Now)
                .AnyAsync(session => session.UserId == context.By.UserId && session.Id != sender.SessionId, context.Cancelled),
        };
        return runner.RunAsync(
            command,
            async context => await SessionService.EndAllAsync(context.Database, context.By.UserId, sender.SessionId, context.Cancelled) == 0
                ? Outcome.Unchanged
                : context.Done(AuditAction.OtherSessionsEnded),
            cancellationToken);
    }
}
