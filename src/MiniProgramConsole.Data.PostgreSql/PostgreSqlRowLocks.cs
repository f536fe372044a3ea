using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Data.PostgreSql;

/// <summary>Locks everything in one round trip.</summary>
internal sealed class PostgreSqlRowLocks : IRowLocks
{
    public Task LockAsync(ConsoleDbContext db, Command command, CancellationToken cancellationToken)
    {
        var (statements, values) = ("SET LOCAL lock_timeout = '5s';", new List<object>());
        foreach (var id in command.AccountsToLock)
        {
            Lock("""SELECT 1 FROM "Users" WHERE "Id" = """, id);
        }

        if (command.MerchantId is { } merchantId)
        {
            Lock("""SELECT 1 FROM "Merchants" WHERE "Id" = """, merchantId);
        }

        if (command.WorkspaceId is { } workspaceId)
        {
            Lock("""SELECT 1 FROM "Workspaces" WHERE "Id" = """, workspaceId);
        }

        if (command.MiniProgramId is { } programId)
        {
            Lock("""SELECT 1 FROM "MiniPrograms" WHERE "MiniProgramId" = """, programId);
        }

        return db.Database.ExecuteSqlRawAsync(statements, values, cancellationToken);

        // Foreign keys to the row don't wait for this lock.
        void Lock(string row, object value)
        {
            statements += $"{row}{{{values.Count}}} FOR NO KEY UPDATE;";
            values.Add(value);
        }
    }
}
