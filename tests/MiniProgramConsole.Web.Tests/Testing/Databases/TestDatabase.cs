using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Web.Hosting.Databases;
using Npgsql;

namespace MiniProgramConsole.Web.Tests.Testing.Databases;

/// <summary>Created from the migrations and removed afterwards.</summary>
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
        var database = new TestDatabase(kind, ConnectionStringTo(kind, name));
        if (migrated && kind != Database.SqlServer)
        {
            await TemplateDatabase.CopyAsync(database);
        }
        else if (migrated)
        {
            await database.MigrateAsync();
        }

        return database;
    }

    public ConsoleDbContext NewContext(params IInterceptor[] interceptors) => Kind.NewContext(ConnectionString, interceptors);

    /// <summary>Closes the connections that the drivers keep open.</summary>
    public void ClearPool()
    {
        using var context = NewContext();
        switch (context.Database.GetDbConnection())
        {
            case SqliteConnection connection:
                SqliteConnection.ClearPool(connection);
                break;
            case NpgsqlConnection connection:
                NpgsqlConnection.ClearPool(connection);
                break;
        }
    }

    public async ValueTask DisposeAsync()
    {
        ClearPool();
        if (Kind == Database.PostgreSql)
        {
            await PostgreSqlServer.DropAsync(new NpgsqlConnectionStringBuilder(ConnectionString).Database!);
            return;
        }

        await using var context = NewContext();
        await context.Database.EnsureDeletedAsync();
    }

    internal static TestDatabase At(Database kind, string name) => new(kind, ConnectionStringTo(kind, name));

    /// <summary>The same database with another role. The original removes it.</summary>
    internal TestDatabase As(string role, string password) => new(
        Kind, new NpgsqlConnectionStringBuilder(ConnectionString) { Username = role, Password = password }.ToString());

    /// <summary>Creates a database without tables. For SQLite it does nothing, because opening creates the file.</summary>
    internal async Task CreateEmptyAsync()
    {
        if (Kind != Database.Sqlite)
        {
            await using var context = NewContext();
            await context.GetService<IRelationalDatabaseCreator>().CreateAsync();
        }
    }

    internal async Task MigrateAsync()
    {
        await using var context = NewContext();
        await context.Database.MigrateAsync();
    }

    private static string ConnectionStringTo(Database kind, string name) => kind switch
    {
        Database.Sqlite => new SqliteConnectionStringBuilder { DataSource = Path.Combine(Path.GetTempPath(), $"{name}.db") }.ToString(),
        Database.PostgreSql => new NpgsqlConnectionStringBuilder(DatabaseServers.ConnectionStringOf(kind)) { Database = name }.ToString(),
        Database.SqlServer => new SqlConnectionStringBuilder(DatabaseServers.ConnectionStringOf(kind)) { InitialCatalog = name }.ToString(),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
