using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Data.Sqlite;
using MiniProgramConsole.Data.SqlServer;

namespace MiniProgramConsole.Web.Hosting;

public static class DatabaseSetup
{
    private const string ConnectionName = "Console";

    /// <summary>Chooses the database: <c>Database:Provider</c> is Sqlite (the default) or SqlServer. <c>Audit:Key</c> seals its audit trail.</summary>
    public static WebApplicationBuilder AddConsoleDatabase(this WebApplicationBuilder builder)
    {
        var connectionString = builder.Configuration.GetConnectionString(ConnectionName);
        _ = builder.Configuration["Database:Provider"] switch
        {
            null or "Sqlite" => builder.Services.AddSqlite(connectionString ?? DefaultFile(builder.Environment)),
            "SqlServer" => builder.Services.AddSqlServer(connectionString
                ?? throw new InvalidOperationException("SQL Server needs a connection string: set ConnectionStrings__Console.")),
            var other => throw new InvalidOperationException(
                $"Database__Provider is '{other}'. It can be Sqlite or SqlServer."),
        };
        builder.Services.AddSingleton(new AuditSealer(builder.Configuration["Audit:Key"] is { Length: > 0 } key ? key : null));
        return builder;
    }

    private static string DefaultFile(IHostEnvironment environment)
    {
        var folder = Path.Combine(environment.ContentRootPath, "App_Data");
        Directory.CreateDirectory(folder);
        return $"Data Source={Path.Combine(folder, "console.db")}";
    }
}
