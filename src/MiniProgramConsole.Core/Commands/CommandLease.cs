using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Commands;

public sealed class CommandLease(ConsoleDbContext database, Action? ended = null) : IAsyncDisposable
{
    public ConsoleDbContext Database => database;

    public async ValueTask DisposeAsync()
    {
        try
        {
            await database.DisposeAsync();
        }
        finally
        {
            ended?.Invoke();
        }
    }
}
