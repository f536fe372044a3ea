using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Data.PostgreSql;

/// <summary>
/// EF Core locks the table of its history, and two that make it at once get in each other's way: PostgreSQL refuses one of two
/// <c>CREATE TABLE IF NOT EXISTS</c>. An advisory lock comes first; it goes with the connection.
/// </summary>
internal sealed class PostgreSqlMigrationLock : ConnectionMigrationLock
{
    public override async Task<IAsyncDisposable?> EnterAsync(ConsoleDbContext database, CancellationToken cancellationToken)
    {
        // Migrating makes a database that is not there; then there is nothing to lock in yet.
        if (!await database.Database.CanConnectAsync(cancellationToken))
        {
            return null;
        }

        await database.Database.OpenConnectionAsync(cancellationToken);
        // The number is the console's own, and means nothing.
        await database.Database.ExecuteSqlRawAsync("SELECT pg_advisory_lock(7360281945)", cancellationToken);
        return new Entered(database);
    }

    private sealed class Entered(ConsoleDbContext database) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await database.Database.ExecuteSqlRawAsync("SELECT pg_advisory_unlock(7360281945)");
            await database.Database.CloseConnectionAsync();
        }
    }
}
