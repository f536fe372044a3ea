using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Data.SqlServer;

/// <summary>EF Core's lock on SQL Server is an application lock of the connection, and goes with it.</summary>
internal sealed class SqlServerMigrationLock : IMigrationLock
{
    public Task<DateTime?> HeldSinceAsync(ConsoleDbContext database, CancellationToken cancellationToken) => Task.FromResult<DateTime?>(null);

    public Task BreakAsync(ConsoleDbContext database, CancellationToken cancellationToken) => Task.CompletedTask;
}
