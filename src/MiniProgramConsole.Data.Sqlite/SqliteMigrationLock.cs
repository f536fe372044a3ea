using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Data.Sqlite;

/// <summary>EF Core's lock on SQLite is a row, which stays if its process is killed.</summary>
internal sealed class SqliteMigrationLock : IMigrationLock
{
    public Task<IAsyncDisposable?> EnterAsync(ConsoleDbContext database, CancellationToken cancellationToken) =>
        Task.FromResult<IAsyncDisposable?>(null);

    public async Task<DateTime?> HeldSinceAsync(ConsoleDbContext database, CancellationToken cancellationToken)
    {
        var tables = database.Database.SqlQuery<int>($"SELECT COUNT(*) AS Value FROM sqlite_master WHERE name = '__EFMigrationsLock'");
        if (await tables.SingleAsync(cancellationToken) == 0)
        {
            return null;
        }

        var held = await database.Database.SqlQuery<DateTime>($"SELECT Timestamp AS Value FROM __EFMigrationsLock WHERE Id = 1")
            .ToListAsync(cancellationToken);
        return held is [var since] ? DateTime.SpecifyKind(since, DateTimeKind.Utc) : null;
    }

    public Task BreakAsync(ConsoleDbContext database, CancellationToken cancellationToken) =>
        database.Database.ExecuteSqlAsync($"DELETE FROM __EFMigrationsLock", cancellationToken);
}
