using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Data.PostgreSql;
using MiniProgramConsole.Data.Sqlite;
using MiniProgramConsole.Data.SqlServer;
using MiniProgramConsole.Web.Hosting.Settings;
using Npgsql;

namespace MiniProgramConsole.Web.Hosting.Databases;

public static class DatabaseSetup
{
    private const string ConnectionName = "Console";

    public static WebApplicationBuilder AddConsoleDatabase(this WebApplicationBuilder builder)
    {
        var provider = builder.Configuration["Database:Provider"] ?? "Sqlite";
        _ = provider switch
        {
            "Sqlite" => builder.Services.AddSqlite(Read(NewSqlite) ?? DefaultFile(builder.Environment)),
            "SqlServer" => builder.Services.AddSqlServer(Read(NewSqlServer) ?? throw NoConnectionString("SQL Server")),
            "PostgreSql" => builder.Services.AddPostgreSql(Read(NewPostgreSql) ?? throw NoConnectionString("PostgreSQL")),
            var other => throw new ConfigurationException($"Database__Provider is '{other}'. It can be Sqlite, SqlServer or PostgreSql."),
        };
        builder.Services.AddSingleton(new AuditSealer(FindAuditKey(builder.Configuration)));
        return builder;

        string? Read(Func<DbConnectionStringBuilder> newReader) =>
            Checked(builder.Configuration.GetConnectionString(ConnectionName), newReader(), provider);
    }

    // Methods of their own, so that the drivers of the other databases are not loaded.
    private static SqliteConnectionStringBuilder NewSqlite() => new();

    private static SqlConnectionStringBuilder NewSqlServer() => new();

    private static NpgsqlConnectionStringBuilder NewPostgreSql() => new();

    // The providers' messages name the keyword and no value.
    private static string? Checked(string? connectionString, DbConnectionStringBuilder reader, string provider)
    {
        try
        {
            reader.ConnectionString = connectionString;
            return connectionString;
        }
        catch (Exception wrong) when (wrong is ArgumentException or FormatException)
        {
            throw new ConfigurationException(
                $"ConnectionStrings__Console does not fit Database__Provider '{provider}': {wrong.Message}");
        }
    }

    private static ConfigurationException NoConnectionString(string database) =>
        new($"{database} needs a connection string: set ConnectionStrings__Console.");

    private static string? FindAuditKey(ConfigurationManager configuration) => configuration["Audit:Key"] switch
    {
        null or "" => null,
        { Length: < AuditSealer.MinKeyLength } key => throw new ConfigurationException(
            $"Audit__Key has {key.Length} characters. It needs at least {AuditSealer.MinKeyLength}."),
        var key => key,
    };

    private static string DefaultFile(IHostEnvironment environment)
    {
        var folder = Path.Combine(environment.ContentRootPath, "App_Data");
        Directory.CreateDirectory(folder);
        return $"Data Source={Path.Combine(folder, "console.db")}";
    }
}
