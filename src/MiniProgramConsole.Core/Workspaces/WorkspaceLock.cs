using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Workspaces;

internal sealed class WorkspaceLock : ICommandLock
{
    public async Task<bool> LockForUpdateAsync(ConsoleDbContext db, Command command, CancellationToken cancellationToken)
    {
        if (command.MerchantId is { } merchantId)
        {
            await db.Merchants.Where(merchant => merchant.Id == merchantId)
                .ExecuteUpdateAsync(set => set.SetProperty(merchant => merchant.Name, merchant => merchant.Name), cancellationToken);
        }

        return command.WorkspaceId is not { } workspaceId || await LockAsync(db, workspaceId, cancellationToken);
    }

    /// <summary>Locks in ID order to prevent deadlocks. Closed workspaces no longer change, so they need no lock.</summary>
    public static async Task LockAllAsync(ConsoleDbContext db, IEnumerable<long> ids, CancellationToken cancellationToken)
    {
        foreach (var id in ids.Order())
        {
            await LockAsync(db, id, cancellationToken);
        }
    }

    private static async Task<bool> LockAsync(ConsoleDbContext db, long id, CancellationToken cancellationToken) =>
        await db.Workspaces.Where(workspace => workspace.Id == id && workspace.ClosedAt == null)
            .ExecuteUpdateAsync(
                set => set.SetProperty(workspace => workspace.OwnerId, workspace => workspace.OwnerId), cancellationToken) == 1;
}
