using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Data.Sqlite;

/// <summary>A transaction waits only when it begins, and is then the only one that writes.</summary>
internal sealed class SqliteRowLocks : IRowLocks
{
    public bool AreOfRows => false;

    public Task LockAsync(ConsoleDbContext db, Command command, CancellationToken cancellationToken) => Task.CompletedTask;
}
