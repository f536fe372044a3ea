using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Commands;

/// <summary>Locks rows by updates that change nothing. The order of registration prevents deadlocks: accounts by ID,
/// merchant, workspace, mini program. Quota and audit heads follow when they are written.</summary>
public interface ICommandLock
{
    /// <summary>False if the sender's account, the workspace or the mini program doesn't exist.</summary>
    Task<bool> LockForUpdateAsync(ConsoleDbContext db, Command command, CancellationToken cancellationToken);
}
