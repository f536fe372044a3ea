using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Data.PostgreSql;

/// <summary>PostgreSQL fails one of two concurrent <c>CREATE TABLE IF NOT EXISTS</c>, which EF Core's lock runs first.</summary>
internal sealed class PostgreSqlMigrationLock : ConnectionMigrationLock
{
    public override async Task<IAsyncDisposable?> EnterAsync(ConsoleDbContext database, CancellationToken cancellationToken)
    {
        // Without a database there is nothing to lock in yet; migrating creates it.
        if (!await database.Database.CanConnectAsync(cancellationToken))
        {
            return null;
        }

        await database.Database.OpenConnectionAsync(cancellationToken);
        // An arbitrary number.
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
