namespace MiniProgramConsole.Core.Data;

/// <summary>What keeps two processes from migrating one database at once, beside EF Core's own lock.</summary>
public interface IMigrationLock
{
    /// <summary>Keeps other processes out until it is disposed of, where EF Core's lock needs a table that may not be there yet.</summary>
    /// <param name="database">The database.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    Task<IAsyncDisposable?> EnterAsync(ConsoleDbContext database, CancellationToken cancellationToken);

    /// <summary>Since when it is held, UTC; null where it is free, or where the database frees it with the connection.</summary>
    /// <param name="database">The database.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    Task<DateTime?> HeldSinceAsync(ConsoleDbContext database, CancellationToken cancellationToken);

    /// <summary>Takes it away from whoever holds it.</summary>
    /// <param name="database">The database.</param>
    /// <param name="cancellationToken">Cancels the write.</param>
    Task BreakAsync(ConsoleDbContext database, CancellationToken cancellationToken);
}
