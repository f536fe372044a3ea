using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Data.Sqlite;

/// <summary>Commands share one context, since SQLite has one writer at a time: its connection wrote last, so what it has in memory is
/// what is in the file.</summary>
internal sealed class SqliteCommandContexts(DbContextOptions<ConsoleDbContext> options) : ICommandContexts, IDisposable
{
    private readonly PooledDbContextFactory<ConsoleDbContext> contexts = new(options, poolSize: 1);
    private readonly WriterQueue commands = new();

    public async Task<CommandLease> RentAsync(CancellationToken cancellationToken)
    {
        await commands.WaitAsync(cancellationToken);
        try
        {
            var database = await contexts.CreateDbContextAsync(cancellationToken);
            if (database.Database.GetDbConnection() is KeptConnection connection)
            {
                connection.KeepsFiles = true;
            }

            return new(database, commands.Leave);
        }
        catch
        {
            commands.Leave();
            throw;
        }
    }

    public void Dispose() => commands.Dispose();
}
