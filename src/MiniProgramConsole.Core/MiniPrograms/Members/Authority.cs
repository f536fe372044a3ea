using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Accounts.Sessions;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Commands.Senders;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Workspaces;

namespace MiniProgramConsole.Core.MiniPrograms.Members;

/// <summary>Reads the current state, so that changes take effect immediately.</summary>
internal sealed class Authority(SecondFactorRequirement requirement, TimeProvider time) : IAuthority
{
    private static readonly CompiledQuery<AliveQuery, long> Alive = new((db, asked) => SessionService.Active(db, asked)
        .Where(session =>
            session.Id == asked.SessionId && session.UserId == asked.UserId && session.SecretHash == asked.SecretHash)
        .Select(session => session.Id));

    private static readonly CompiledQuery<RoleQuery, RoleFacts> Roles = new((db, asked) => db.Workspaces
        .Where(workspace => workspace.Id == asked.WorkspaceId && workspace.ClosedAt == null)
        .Select(workspace => new RoleFacts
        {
            IsOwner = workspace.OwnerId == asked.UserId,
            RequiresSecondFactor = workspace.RequiresSecondFactor,
            HasSecondFactor = db.Users.Any(user => user.Id == asked.UserId && user.TwoFactorEnabled),
            Role = workspace.Members.Where(member => member.UserId == asked.UserId && member.BlockedAt == null)
                .Select(member => (WorkspaceRole?)member.Role).FirstOrDefault(),
        }));

    public async Task<bool> IsAliveAsync(ConsoleDbContext database, SessionSender sender, CancellationToken cancellationToken)
    {
        var (seen, begun) = SessionService.ActiveAfter(time.GetUtcNow().UtcDateTime);
        return await Alive.Run(database, new(sender.SessionId, sender.By.UserId, sender.SecretHash, seen, begun))
            .AnyAsync(cancellationToken);
    }

    public async Task<EffectiveRole?> FindRoleAsync(
        ConsoleDbContext database, long userId, long workspaceId, string? miniProgramId, CancellationToken cancellationToken)
    {
        var found = await Roles.Run(database, new(userId, workspaceId)).FirstOrDefaultAsync(cancellationToken);
        return found is null || ((requirement.IsOfAll || found.RequiresSecondFactor) && !found.HasSecondFactor) ? null
            : found.IsOwner ? EffectiveRole.Owner
            : found.Role is not { } role ? null
            : RoleMapping.Of(role, await FindProgramRoleAsync(database, userId, workspaceId, miniProgramId, cancellationToken));
    }

    private static async Task<ProgramRole?> FindProgramRoleAsync(
        ConsoleDbContext database, long userId, long workspaceId, string? miniProgramId, CancellationToken cancellationToken) =>
        miniProgramId is null ? null : await database.ProgramMembers
            .Where(member => member.UserId == userId)
            .Where(member => member.Program.WorkspaceId == workspaceId && member.Program.MiniProgramId == miniProgramId)
            .Select(member => (ProgramRole?)member.Role).FirstOrDefaultAsync(cancellationToken);
}
