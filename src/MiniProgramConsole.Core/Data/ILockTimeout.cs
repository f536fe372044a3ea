namespace MiniProgramConsole.Core.Data;

/// <summary>Limits how long the current transaction waits for a lock. Waiting longer counts as contention.</summary>
public interface ILockTimeout
{
    Task SetAsync(ConsoleDbContext database, CancellationToken cancellationToken);
}
