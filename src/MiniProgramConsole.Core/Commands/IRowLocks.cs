using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Commands;

/// <summary>Keeps the rows that a command names as they are until its transaction ends. The order prevents deadlocks: accounts by ID,
/// merchant, workspace, mini program. Audit heads and the quota follow when they are written.</summary>
public interface IRowLocks
{
    /// <summary>Locks, and then reads: what the locks waited for is seen. Waiting longer than 5 seconds for a row counts as contention. A
    /// row that isn't there is no error. What has been added is saved before, if others wait for rows; SQLite waits before the transaction
    /// begins, and saves everything at its end.</summary>
    /// <param name="read">Queries by <paramref name="db"/>, if any; the first may take rows and locks along.</param>
    /// <exception cref="DbUpdateException">An added row is refused.</exception>
    Task<T> LockAsync<T>(ConsoleDbContext db, Command command, Func<Task<T>> read, CancellationToken cancellationToken);
}
