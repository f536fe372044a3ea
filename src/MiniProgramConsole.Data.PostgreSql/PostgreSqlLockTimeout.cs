using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Data.PostgreSql;

internal sealed class PostgreSqlLockTimeout : ILockTimeout
{
    public Task SetAsync(ConsoleDbContext database, CancellationToken cancellationToken) =>
        database.Database.ExecuteSqlRawAsync("SET LOCAL lock_timeout = '5s'", cancellationToken);
}
