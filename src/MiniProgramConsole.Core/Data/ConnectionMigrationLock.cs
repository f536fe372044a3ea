namespace MiniProgramConsole.Core.Data;

/// <summary>For databases that release EF Core's lock with the connection, so that it is never left behind.</summary>
public class ConnectionMigrationLock : IMigrationLock
{
    public virtual Task<IAsyncDisposable?> EnterAsync(ConsoleDbContext database, CancellationToken cancellationToken) =>
        Task.FromResult<IAsyncDisposable?>(null);

    public Task<DateTime?> HeldSinceAsync(
        ConsoleDbContext database, CancellationToken cancellationToken) => Task.FromResult<DateTime?>(null);

    public Task BreakAsync(ConsoleDbContext database, CancellationToken cancellationToken) => Task.CompletedTask;
}
