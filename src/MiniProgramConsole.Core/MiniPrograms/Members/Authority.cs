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
    public Task<bool> IsAliveAsync(ConsoleDbContext database, SessionSender sender, CancellationToken cancellationToken) =>
        SessionService.Active(database, time.GetUtcNow().UtcDateTime)
            .AnyAsync(
                session => session.Id == sender.SessionId && session.UserId == sender.By.UserId && session.SecretHash == sender.SecretHash,
                cancellationToken);

    public async Task<EffectiveRole?> FindRoleAsync(
        ConsoleDbContext database, long userId, long workspaceId, string? miniProgramId, CancellationToken cancellationToken)
    {
        var found = await database.Workspaces.Where(workspace => workspace.Id == workspaceId && workspace.ClosedAt == null)
            .Select(workspace => new
            {
                IsOwner = workspace.OwnerId == userId,
                workspace.RequiresSecondFactor,
                HasSecondFactor = database.Users.Any(user => user.Id == userId && user.TwoFactorEnabled),
                Role = workspace.Members.Where(member => member.UserId == userId && member.BlockedAt == null)
                    .Select(member => (WorkspaceRole?)member.Role).FirstOrDefault(),
            })
            .FirstOrDefaultAsync(cancellationToken);
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
