using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Data.Sqlite;

public static class SqliteSetup
{
    public static IServiceCollection AddSqlite(this IServiceCollection services, string connectionString)
    {
        services.AddSingleton<IDatabaseErrors, SqliteErrors>()
            .AddSingleton<IRowLocks, SqliteRowLocks>()
            .AddSingleton<ICommandContexts, SqliteCommandContexts>()
            .AddSingleton<IMigrationLock, SqliteMigrationLock>()
            .AddSingleton<KeptConnections>();
        return services.AddConsoleContexts((provider, options) => options.UseConsoleSqlite(connectionString)
            .AddInterceptors(provider.GetRequiredService<KeptConnections>(), new KeptCommandInterceptor()));
    }

    public static DbContextOptionsBuilder UseConsoleSqlite(this DbContextOptionsBuilder options, string connectionString)
    {
        var file = new SqliteConnectionStringBuilder(connectionString) { ForeignKeys = true };
        return options
            .UseSqlite(file.ToString(), sqlite => sqlite.MigrationsAssembly(typeof(SqliteSetup).Assembly))
            .AddInterceptors(new SqlitePragmas());
    }
}
