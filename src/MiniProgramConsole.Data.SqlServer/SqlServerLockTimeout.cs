using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Data.SqlServer;

internal sealed class SqlServerLockTimeout : ILockTimeout
{
    // Applies to the connection; the pool resets it.
    public Task SetAsync(ConsoleDbContext database, CancellationToken cancellationToken) =>
        database.Database.ExecuteSqlRawAsync("SET LOCK_TIMEOUT 5000", cancellationToken);
}
