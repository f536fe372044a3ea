using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Data.Sqlite;
using MiniProgramConsole.Data.SqlServer;

namespace MiniProgramConsole.Web.Tests.Testing;

/// <summary>A database of a test's own, made by the migrations and removed afterwards.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private TestDatabase(Database kind, string connectionString)
    {
        Kind = kind;
        ConnectionString = connectionString;
    }

    public Database Kind { get; }

    public string ConnectionString { get; }

    public static async Task<TestDatabase> CreateAsync(Database kind, bool migrated = true)
    {
        var name = $"console-test-{Guid.NewGuid():N}";
        var database = new TestDatabase(kind, kind == Database.Sqlite
            ? new SqliteConnectionStringBuilder { DataSource = Path.Combine(Path.GetTempPath(), $"{name}.db") }.ToString()
            : new SqlConnectionStringBuilder(EachDatabaseAttribute.SqlServer) { InitialCatalog = name }.ToString());
        if (migrated)
        {
            await using var context = database.NewContext();
            await context.Database.MigrateAsync();
        }

        return database;
    }

    public ConsoleDbContext NewContext()
    {
        var options = new DbContextOptionsBuilder<ConsoleDbContext>();
        _ = Kind == Database.Sqlite ? options.UseConsoleSqlite(ConnectionString) : options.UseConsoleSqlServer(ConnectionString);
        return new ConsoleDbContext(options.Options);
    }

    public async ValueTask DisposeAsync()
    {
        await using var context = NewContext();
        SqliteConnection.ClearAllPools();
        await context.Database.EnsureDeletedAsync();
    }
}
