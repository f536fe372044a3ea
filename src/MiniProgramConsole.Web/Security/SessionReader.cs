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
        var living = sessions.Living().Where(session => session.SecretHash == secretHash && session.UserId == userId);
        var reading = await InWorkspaceAsync(living, userId, workspaceCode, cancellationToken)
            ?? await living.Select(session => new SessionReading(
                    session.Id, userId, session.User.DisplayName, session.User.Email!, session.LastSeenAt, null))
                .FirstOrDefaultAsync(cancellationToken);
        if (reading is not null)
        {
            await sessions.TouchAsync(reading.SessionId, reading.LastSeenAt, cancellationToken);
        }

        return reading;
    }

    private async Task<SessionReading?> InWorkspaceAsync(
        IQueryable<UserSession> living, long userId, string? workspaceCode, CancellationToken cancellationToken)
    {
        // SQL Server would take a code with trailing blanks for the code.
        if (workspaceCode?.Length != WorkspaceCode.Length)
        {
            return null;
        }

        var query = from session in living
                    from workspace in workspaces.Of(userId)
                    where workspace.Code == workspaceCode
                    select new SessionReading(
                        session.Id, userId, session.User.DisplayName, session.User.Email!, session.LastSeenAt, workspace);
        return await query.FirstOrDefaultAsync(cancellationToken);
    }
}
