using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Workspaces;

namespace MiniProgramConsole.Data.SqlServer;

/// <summary>Locks rows by updates that change nothing.</summary>
internal sealed class SqlServerRowLocks : IRowLocks
{
    public async Task<T> LockAsync<T>(ConsoleDbContext db, Command command, Func<Task<T>> read, CancellationToken cancellationToken)
    {
        // What is added ahead, before anybody waits; the database makes its keys.
        await db.SaveChangesAsync(cancellationToken);
        // Applies to the connection; the pool resets it.
        await db.Database.ExecuteSqlRawAsync("SET LOCK_TIMEOUT 5000", cancellationToken);
        foreach (var id in command.AccountsToLock)
        {
            await AccountLock.LockAsync(db, id, cancellationToken);
        }

        if (command.MerchantId is { } merchantId)
        {
            await db.Merchants.Where(merchant => merchant.Id == merchantId)
                .ExecuteUpdateAsync(set => set.SetProperty(merchant => merchant.Name, merchant => merchant.Name), cancellationToken);
        }

        if (command.WorkspaceId is { } workspaceId)
        {
            await WorkspaceLock.LockAllAsync(db, [workspaceId], cancellationToken);
        }

        if (command.MiniProgramId is { } programId)
        {
            await db.MiniPrograms.Where(program => program.WorkspaceId == command.WorkspaceId && program.MiniProgramId == programId)
                .ExecuteUpdateAsync(set => set.SetProperty(program => program.Status, program => program.Status), cancellationToken);
        }

        return await read();
    }
}
