using Npgsql;

namespace MiniProgramConsole.Web.Tests.Testing.Databases;

/// <summary>Commands for the PostgreSQL server itself. The tests choose the names, so none needs quoting.</summary>
internal static class PostgreSqlServer
{
    public static Task CopyAsync(string template, string name) => ExecuteAsync($"CREATE DATABASE \"{name}\" TEMPLATE \"{template}\"");

    /// <summary>Works even while others are connected.</summary>
    public static Task DropAsync(string name) => ExecuteAsync($"DROP DATABASE IF EXISTS \"{name}\" WITH (FORCE)");

    /// <summary>Runs as the tests' own role. Uses the role's default database unless one is given.</summary>
    public static async Task ExecuteAsync(string sql, string? database = null)
    {
        var settings = new NpgsqlConnectionStringBuilder(DatabaseServers.ConnectionStringOf(Database.PostgreSql));
        if (database is not null)
        {
            (settings.Database, settings.Pooling) = (database, false);
        }

        await using var connection = new NpgsqlConnection(settings.ToString());
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
