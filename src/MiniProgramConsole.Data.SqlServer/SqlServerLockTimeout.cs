using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Data.SqlServer;

/// <summary>Five seconds for each lock.</summary>
internal sealed class SqlServerLockTimeout : ILockTimeout
{
    // Of the connection, which the pool resets when it hands it out again.
    public Task SetAsync(ConsoleDbContext database, CancellationToken cancellationToken) =>
        database.Database.ExecuteSqlRawAsync("SET LOCK_TIMEOUT 5000", cancellationToken);
}
