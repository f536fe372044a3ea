using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Data.PostgreSql;
using MiniProgramConsole.Data.Sqlite;
using MiniProgramConsole.Data.SqlServer;

namespace MiniProgramConsole.Web.Tests.Testing.Databases;

/// <summary>Lets a test parameter choose the console's database set-up.</summary>
internal static class DatabaseProviders
{
    public static IServiceCollection AddDatabase(this IServiceCollection services, Database database, string connectionString) =>
        database switch
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

    public static ConsoleDbContext NewContext(this Database database, string connectionString, params IInterceptor[] interceptors)
    {
        var options = new DbContextOptionsBuilder<ConsoleDbContext>();
        options.UseDatabase(database, connectionString).AddInterceptors(interceptors);
        return new ConsoleDbContext(options.Options);
    }

    /// <summary>Knows the model but has no database to open.</summary>
    public static ConsoleDbContext NewContextToNowhere(this Database database, params IInterceptor[] interceptors) => database.NewContext(
        database switch
        {
            Database.Sqlite => "Data Source=:memory:",
            Database.PostgreSql => "Host=nowhere",
            Database.SqlServer => "Server=nowhere",
            _ => throw new ArgumentOutOfRangeException(nameof(database)),
        }, interceptors);
}
