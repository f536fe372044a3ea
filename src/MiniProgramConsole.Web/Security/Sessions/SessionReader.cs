using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Accounts.Sessions;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Text;
using MiniProgramConsole.Core.Workspaces;

namespace MiniProgramConsole.Web.Security.Sessions;

/// <summary>Session, membership, role and menu come from one query, so that revoking any of them takes effect immediately.</summary>
internal sealed class SessionReader(ConsoleDbContext database, SessionService sessions, WorkspaceService workspaces)
{
    public async Task<SessionReading?> ReadAsync(long userId, string secret, SessionScope scope, CancellationToken cancellationToken)
    {
        var asked = QueryOf(userId, Hashing.Sha256(secret), scope);
        // One query for each secret, because an OR would keep databases from using either index. The previous secret is rarely sent.
        var reading = await FindAsync(asked, scope.Part, cancellationToken)
            ?? await FindByFormerAsync(asked, scope.IsReading, cancellationToken);
        if (reading is not null)
        {
            await sessions.TouchAsync(reading.Session.SessionId, reading.Session.LastSeenAt, cancellationToken);
        }

        return reading is null ? null : reading with { SecretHash = asked.SecretHash };
    }

    private SessionQuery QueryOf(long userId, string secretHash, SessionScope scope)
    {
        var (_, now, isRequiredOfAll) = workspaces.QueryOf(userId);
        var (seenAfter, begunAfter) = SessionService.ActiveAfter(now);
        return new SessionQuery(userId, now, isRequiredOfAll)
        {
            SecretHash = secretHash,
            SeenAfter = seenAfter,
            BegunAfter = begunAfter,
            // SQL Server would accept a code with trailing blanks.
            WorkspaceCode = scope.WorkspaceCode?.Length == OpaqueCode.Length ? scope.WorkspaceCode : null,
            // Compared with null, it would be another statement.
            MiniProgramId = scope.MiniProgramId ?? "",
        };
    }

    private async Task<SessionReading?> FindAsync(SessionQuery asked, WorkspacePart part, CancellationToken cancellationToken)
    {
        if (asked.WorkspaceCode is null)
        {
            return await OneAsync(SessionQueries.Compiled);
        }

        var found = part switch
        {
            WorkspacePart.Access => await OneAsync(SessionQueries.CompiledAccess),
            WorkspacePart.Membership => await OneAsync(SessionQueries.CompiledInWorkspace),
            _ => In(await SessionQueries.CompiledInWorkspaces.ListAsync(database, asked, cancellationToken), asked),
        };
        return found ?? await OneAsync(SessionQueries.Compiled);

        Task<SessionReading?> OneAsync(CompiledQuery<SessionQuery, SessionReading> query) =>
            query.FindAsync(database, asked, cancellationToken);
    }

    private async Task<SessionReading?> FindByFormerAsync(SessionQuery asked, bool isReading, CancellationToken cancellationToken)
    {
        var ofPerson = sessions.Active().Where(session => session.UserId == asked.UserId);
        var former = sessions.WithFormerSecret(ofPerson, asked.SecretHash, isReading);
        var reading = asked.WorkspaceCode is null ? null
            : In(await SessionQueries.InWorkspaces(database, former, asked).ToListAsync(cancellationToken), asked);
        reading ??= await SessionQueries.Alone(former).FirstOrDefaultAsync(cancellationToken);
        return reading is null ? null : reading with { IsByFormerSecret = true };
    }

    // No rows if the person is in no workspace.
    private static SessionReading? In(List<SessionReading> rows, SessionQuery asked) => rows.Count == 0 ? null
        : (rows.Find(row => row.Membership!.Code == asked.WorkspaceCode) ?? new SessionReading(rows[0].Session)) with
        {
            Workspaces = [.. rows.Select(row => row.Membership!)],
        };
}
