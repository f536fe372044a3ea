using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Commands;

/// <summary>Keeps the rows that a command names as they are until its transaction ends. The order prevents deadlocks: accounts by ID,
/// merchant, workspace, mini program. Audit heads and the quota follow when they are written.</summary>
public interface IRowLocks
{
    /// <summary>Whether others wait for single rows, and not only to begin a transaction.</summary>
    bool AreOfRows { get; }

    /// <summary>Waiting longer than 5 seconds for a row counts as contention. A row that isn't there is no error. SQLite waits before
    /// the transaction begins.</summary>
    Task LockAsync(ConsoleDbContext db, Command command, CancellationToken cancellationToken);
}
