using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Data.Sqlite;

/// <summary>A transaction waits where it begins, for as long as <see cref="SqlitePragmas"/> says, and never again.</summary>
internal sealed class SqliteLockTimeout : ILockTimeout
{
    public Task SetAsync(ConsoleDbContext database, CancellationToken cancellationToken) => Task.CompletedTask;
}
