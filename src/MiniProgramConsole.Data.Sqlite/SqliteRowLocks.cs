using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Data.Sqlite;

/// <summary>A transaction waits only when it begins, and is then the only one that writes.</summary>
internal sealed class SqliteRowLocks : IRowLocks
{
    public Task<T> LockAsync<T>(ConsoleDbContext db, Command command, Func<Task<T>> read, CancellationToken cancellationToken) => read();
}
