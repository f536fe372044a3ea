using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Accounts.Sessions;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.MiniPrograms.Members;
using MiniProgramConsole.Core.Text;
using MiniProgramConsole.Core.Workspaces;

namespace MiniProgramConsole.Web.Security.Sessions;

/// <summary>Session, membership and role come from one query, so that revoking any of them takes effect immediately.</summary>
internal sealed class SessionReader(SessionService sessions, WorkspaceService workspaces, ProgramMemberService members)
{
    public async Task<SessionReading?> ReadAsync(
        long userId, string secret, string? workspaceCode, string? miniProgramId, bool isReading,
        CancellationToken cancellationToken)
    {
        var secretHash = Hashing.Sha256(secret);
        var ofPerson = sessions.Active().Where(session => session.UserId == userId);
        // One query for each secret, because an OR would keep databases from using either index. The previous secret is rarely sent.
        var reading = await FindAsync(ofPerson.Where(session => session.SecretHash == secretHash)) ?? await FindByFormerAsync();
        if (reading is not null)
        {
            await sessions.TouchAsync(reading.Session.SessionId, reading.Session.LastSeenAt, cancellationToken);
        }

        return reading is null ? null : reading with { SecretHash = secretHash };

        async Task<SessionReading?> FindAsync(IQueryable<UserSession> living)
        {
            var facts = living.Select(SessionFacts.Of);
            return await InWorkspaceAsync(facts, userId, workspaceCode, miniProgramId, cancellationToken)
                ?? await facts.Select(session => new SessionReading(session, null, null)).FirstOrDefaultAsync(cancellationToken);
        }

        async Task<SessionReading?> FindByFormerAsync() =>
            await FindAsync(sessions.WithFormerSecret(ofPerson, secretHash, isReading)) is { } found
                ? found with { IsByFormerSecret = true }
                : null;
    }

    private async Task<SessionReading?> InWorkspaceAsync(
        IQueryable<SessionFacts> living, long userId, string? workspaceCode, string? miniProgramId, CancellationToken cancellationToken)
    {
        // SQL Server would accept a code with trailing blanks.
        if (workspaceCode?.Length != OpaqueCode.Length)
        {
            return null;
        }

        var inWorkspace = from session in living
                          from workspace in workspaces.Of(userId)
                          where workspace.Code == workspaceCode
                          select new { session, workspace };
        var reading = miniProgramId is null
            ? inWorkspace.Select(found => new SessionReading(found.session, found.workspace, null))
            : inWorkspace.Select(found => new SessionReading(
                found.session,
                found.workspace,
                members.Of(userId, miniProgramId).Where(member => member.Program.WorkspaceId == found.workspace.Id)
                    .Select(member => (ProgramRole?)member.Role).FirstOrDefault()));
        return await reading.FirstOrDefaultAsync(cancellationToken);
    }
}
