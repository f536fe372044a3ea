using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Data.Sqlite;

/// <summary>A transaction waits only when it begins, for as long as <see cref="SqlitePragmas"/> allows.</summary>
internal sealed class SqliteLockTimeout : ILockTimeout
{
    public Task SetAsync(ConsoleDbContext database, CancellationToken cancellationToken) => Task.CompletedTask;
}
