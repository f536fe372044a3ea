using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Accounts.Sessions;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Text;
using MiniProgramConsole.Core.Workspaces;

namespace MiniProgramConsole.Web.Security.Sessions;

/// <summary>Session, membership and role come from one query, so that revoking any of them takes effect immediately.</summary>
internal sealed class SessionReader(ConsoleDbContext database, SessionService sessions, WorkspaceService workspaces)
{
    public async Task<SessionReading?> ReadAsync(
        long userId, string secret, string? workspaceCode, string? miniProgramId, bool isReading,
        CancellationToken cancellationToken)
    {
        var asked = QueryOf(userId, Hashing.Sha256(secret), workspaceCode, miniProgramId);
        // One query for each secret, because an OR would keep databases from using either index. The previous secret is rarely sent.
        var reading = await FindAsync(asked, cancellationToken) ?? await FindByFormerAsync(asked, isReading, cancellationToken);
        if (reading is not null)
        {
            await sessions.TouchAsync(reading.Session.SessionId, reading.Session.LastSeenAt, cancellationToken);
        }

        return reading is null ? null : reading with { SecretHash = asked.SecretHash };
    }

    private SessionQuery QueryOf(long userId, string secretHash, string? workspaceCode, string? miniProgramId)
    {
        var (_, now, isRequiredOfAll) = workspaces.QueryOf(userId);
        var (seenAfter, begunAfter) = SessionService.ActiveAfter(now);
        return new SessionQuery(userId, now, isRequiredOfAll)
        {
            SecretHash = secretHash,
            SeenAfter = seenAfter,
            BegunAfter = begunAfter,
            // SQL Server would accept a code with trailing blanks.
            WorkspaceCode = workspaceCode?.Length == OpaqueCode.Length ? workspaceCode : null,
            MiniProgramId = miniProgramId,
        };
    }

    private async Task<SessionReading?> FindAsync(SessionQuery asked, CancellationToken cancellationToken)
    {
        var inWorkspace = asked.MiniProgramId is null ? SessionQueries.CompiledInWorkspace : SessionQueries.CompiledInMiniProgram;
        return (asked.WorkspaceCode is null ? null : await inWorkspace.Run(database, asked).FirstOrDefaultAsync(cancellationToken))
            ?? await SessionQueries.Compiled.Run(database, asked).FirstOrDefaultAsync(cancellationToken);
    }

    private async Task<SessionReading?> FindByFormerAsync(SessionQuery asked, bool isReading, CancellationToken cancellationToken)
    {
        var ofPerson = sessions.Active().Where(session => session.UserId == asked.UserId);
        var former = sessions.WithFormerSecret(ofPerson, asked.SecretHash, isReading);
        var reading = asked.WorkspaceCode is null ? null
            : await (asked.MiniProgramId is null
                ? SessionQueries.InWorkspace(database, former, asked)
                : SessionQueries.InMiniProgram(database, former, asked)).FirstOrDefaultAsync(cancellationToken);
        reading ??= await SessionQueries.Alone(former).FirstOrDefaultAsync(cancellationToken);
        return reading is null ? null : reading with { IsByFormerSecret = true };
    }
}
