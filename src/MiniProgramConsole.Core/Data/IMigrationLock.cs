namespace MiniProgramConsole.Core.Data;

/// <summary>Keeps two processes from migrating one database at once, in addition to EF Core's lock.</summary>
public interface IMigrationLock
{
    /// <summary>For databases where EF Core's lock needs a table that may not exist yet.</summary>
    Task<IAsyncDisposable?> EnterAsync(ConsoleDbContext database, CancellationToken cancellationToken);

    /// <summary>UTC; null if the lock is free or goes with the connection.</summary>
    Task<DateTime?> HeldSinceAsync(ConsoleDbContext database, CancellationToken cancellationToken);

    Task BreakAsync(ConsoleDbContext database, CancellationToken cancellationToken);
}
