using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Commands;

/// <summary>
/// Locks the rows of one room that a command names. Rooms are asked in the order of their registration, so that no two commands wait for each
/// other: accounts by ID, merchant, workspace, mini program. Quota and audit heads follow where they are written. Each lock is an update that
/// changes nothing, not even a version.
/// </summary>
public interface ICommandLock
{
    /// <summary>Takes them; false where the sender's account, the workspace or the mini program is not there (any more).</summary>
    /// <param name="db">The transaction's context.</param>
    /// <param name="command">The command.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    Task<bool> LockForUpdateAsync(ConsoleDbContext db, Command command, CancellationToken cancellationToken);
}
