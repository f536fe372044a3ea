using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Workspaces;

public static class WorkspaceLock
{
    /// <summary>Locks in ID order to prevent deadlocks. Closed workspaces no longer change, so they need no lock.</summary>
    public static async Task LockAllAsync(ConsoleDbContext db, IEnumerable<long> ids, CancellationToken cancellationToken)
    {
        foreach (var id in ids.Order())
        {
            // Changes nothing; it only locks the row.
            await db.Workspaces.Where(workspace => workspace.Id == id && workspace.ClosedAt == null).ExecuteUpdateAsync(
                set => set.SetProperty(workspace => workspace.OwnerId, workspace => workspace.OwnerId), cancellationToken);
        }
    }
}
