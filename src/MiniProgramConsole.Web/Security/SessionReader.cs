using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.MiniPrograms;
using MiniProgramConsole.Core.Workspaces;

namespace MiniProgramConsole.Web.Security;

/// <summary>Reads session, person, membership and role on a mini program in one query, so that revoking any of them works at once.</summary>
internal sealed class SessionReader(SessionService sessions, WorkspaceService workspaces, ProgramMemberService members)
{
    public async Task<SessionReading?> ReadAsync(
        long userId, string secret, string? workspaceCode, string? miniProgramId, CancellationToken cancellationToken)
    {
        var secretHash = Hashing.Sha256(secret);
        var living = sessions.Living().Where(session => session.SecretHash == secretHash && session.UserId == userId);
        var reading = await InWorkspaceAsync(living, userId, workspaceCode, miniProgramId, cancellationToken)
            ?? await living.Select(session => new SessionReading
            {
                SessionId = session.Id,
                UserId = userId,
                Code = session.User.Code,
                DisplayName = session.User.DisplayName,
                Email = session.User.Email!,
                LastSeenAt = session.LastSeenAt,
                ProvedAt = session.ProvedAt,
                HasSecondFactor = session.User.TwoFactorEnabled,
                Language = session.User.Language,
            }).FirstOrDefaultAsync(cancellationToken);
        if (reading is not null)
        {
            await sessions.TouchAsync(reading.SessionId, reading.LastSeenAt, cancellationToken);
        }

        return reading;
    }

    private async Task<SessionReading?> InWorkspaceAsync(
        IQueryable<UserSession> living, long userId, string? workspaceCode, string? miniProgramId, CancellationToken cancellationToken)
    {
        // SQL Server would take a code with trailing blanks for the code.
        if (workspaceCode?.Length != WorkspaceCode.Length)
        {
            return null;
        }

        var inWorkspace = from session in living
                          from workspace in workspaces.Of(userId)
                          where workspace.Code == workspaceCode
                          select new SessionReading
                          {
                              SessionId = session.Id,
                              UserId = userId,
                              Code = session.User.Code,
                              DisplayName = session.User.DisplayName,
                              Email = session.User.Email!,
                              LastSeenAt = session.LastSeenAt,
                              ProvedAt = session.ProvedAt,
                              HasSecondFactor = session.User.TwoFactorEnabled,
                              Language = session.User.Language,
                              Membership = workspace,
                          };
        var reading = miniProgramId is null ? inWorkspace : inWorkspace.Select(found => new SessionReading
        {
            SessionId = found.SessionId,
            UserId = found.UserId,
            Code = found.Code,
            DisplayName = found.DisplayName,
            Email = found.Email,
            LastSeenAt = found.LastSeenAt,
            ProvedAt = found.ProvedAt,
            HasSecondFactor = found.HasSecondFactor,
            Language = found.Language,
            Membership = found.Membership,
            ProgramRole = members.Of(userId, miniProgramId).Where(member => member.Program.WorkspaceId == found.Membership!.Id)
                .Select(member => (ProgramRole?)member.Role).FirstOrDefault(),
        });
        return await reading.FirstOrDefaultAsync(cancellationToken);
    }
}
