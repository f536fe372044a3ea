using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Data.PostgreSql;
using MiniProgramConsole.Data.SqlServer;
using MiniProgramConsole.Data.Sqlite;
using MiniProgramConsole.Web.Hosting.Settings;

namespace MiniProgramConsole.Web.Hosting.Databases;

public static class DatabaseSetup
{
    private const string ConnectionName = "Console";

    public static WebApplicationBuilder AddConsoleDatabase(this WebApplicationBuilder builder)
    {
        var connectionString = builder.Configuration.GetConnectionString(ConnectionName);
        _ = builder.Configuration["Database:Provider"] switch
        {
            null or "Sqlite" => builder.Services.AddSqlite(connectionString ?? DefaultFile(builder.Environment)),
            "SqlServer" => builder.Services.AddSqlServer(connectionString ?? throw NoConnectionString("SQL Server")),
            "PostgreSql" => builder.Services.AddPostgreSql(connectionString ?? throw NoConnectionString("PostgreSQL")),
            var other => throw new ConfigurationException($"Database__Provider is '{other}'. It can be Sqlite, SqlServer or PostgreSql."),
        };
        builder.Services.AddSingleton(new AuditSealer(FindAuditKey(builder.Configuration)));
        return builder;
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
