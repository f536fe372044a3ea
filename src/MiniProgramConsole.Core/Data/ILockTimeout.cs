namespace MiniProgramConsole.Core.Data;

/// <summary>Bounds how long a transaction waits for rows that another one has locked.</summary>
public interface ILockTimeout
{
    /// <summary>Sets the bound for the transaction that has just begun; waiting longer fails, as contention.</summary>
    /// <param name="database">The transaction's context.</param>
    /// <param name="cancellationToken">Cancels the statement.</param>
    Task SetAsync(ConsoleDbContext database, CancellationToken cancellationToken);
}
