using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MiniProgramConsole.Data.PostgreSql;
using MiniProgramConsole.Data.Sqlite;
using MiniProgramConsole.Data.SqlServer;

namespace MiniProgramConsole.Web.Tests.Testing.Databases;

/// <summary>The console's set-up of each database, chosen by a test's parameter.</summary>
internal static class DatabaseProviders
{
    public static IServiceCollection AddDatabase(this IServiceCollection services, Database database, string connectionString) => database switch
    {
        Database.Sqlite => services.AddSqlite(connectionString),
        Database.PostgreSql => services.AddPostgreSql(connectionString),
        Database.SqlServer => services.AddSqlServer(connectionString),
        _ => throw new ArgumentOutOfRangeException(nameof(database)),
    };

    public static DbContextOptionsBuilder UseDatabase(this DbContextOptionsBuilder options, Database database, string connectionString) =>
        database switch
        {
            Database.Sqlite => options.UseConsoleSqlite(connectionString),
            Database.PostgreSql => options.UseConsolePostgreSql(connectionString),
            Database.SqlServer => options.UseConsoleSqlServer(connectionString),
            _ => throw new ArgumentOutOfRangeException(nameof(database)),
        };
}
