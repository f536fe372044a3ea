using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Workspaces;

namespace MiniProgramConsole.Web.Security;

/// <summary>Reads session, person and membership in one query, so that revoking any of them works at once.</summary>
internal sealed class SessionReader(SessionService sessions, WorkspaceService workspaces)
{
    public async Task<SessionReading?> ReadAsync(
        long userId, string secret, string? workspaceCode, CancellationToken cancellationToken)
    {
        var secretHash = Hashing.Sha256(secret);
        var mine = workspaces.Of(userId).Where(workspace => workspace.Code == workspaceCode);
        var reading = await sessions.Living()
            .Where(session => session.SecretHash == secretHash && session.UserId == userId)
            .Select(session => new SessionReading(
                session.Id, userId, session.User.DisplayName, session.User.Email!, session.LastSeenAt, mine.FirstOrDefault()))
            .FirstOrDefaultAsync(cancellationToken);
        if (reading is not null)
        {
            await sessions.TouchAsync(reading.SessionId, reading.LastSeenAt, cancellationToken);
        }

        return reading;
    }
}
