namespace MiniProgramConsole.Core.Data;

/// <summary>For databases where EF Core's lock belongs to the connection and goes with it: it is never left behind.</summary>
public class ConnectionMigrationLock : IMigrationLock
{
    /// <inheritdoc />
    public virtual Task<IAsyncDisposable?> EnterAsync(ConsoleDbContext database, CancellationToken cancellationToken) =>
        Task.FromResult<IAsyncDisposable?>(null);

    /// <inheritdoc />
    public Task<DateTime?> HeldSinceAsync(ConsoleDbContext database, CancellationToken cancellationToken) => Task.FromResult<DateTime?>(null);

    /// <inheritdoc />
    public Task BreakAsync(ConsoleDbContext database, CancellationToken cancellationToken) => Task.CompletedTask;
}
