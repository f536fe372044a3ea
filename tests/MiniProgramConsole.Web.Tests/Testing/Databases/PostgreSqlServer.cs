using Npgsql;

namespace MiniProgramConsole.Web.Tests.Testing.Databases;

/// <summary>What is asked of the PostgreSQL server itself. Names are the tests' own: nothing in them needs quoting.</summary>
internal static class PostgreSqlServer
{
    public static Task CopyAsync(string template, string name) => ExecuteAsync($"CREATE DATABASE \"{name}\" TEMPLATE \"{template}\"");

    /// <summary>Removes a database, whoever is connected to it.</summary>
    public static Task DropAsync(string name) => ExecuteAsync($"DROP DATABASE IF EXISTS \"{name}\" WITH (FORCE)");

    /// <summary>Runs statements as the tests' own role, in a database or where the server leads it.</summary>
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
