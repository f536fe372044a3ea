using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Data.SqlServer;

public static class SqlServerSetup
{
    public static IServiceCollection AddSqlServer(this IServiceCollection services, string connectionString)
    {
        services.AddSingleton<IDatabaseErrors, SqlServerErrors>()
            .AddSingleton<IRowLocks, SqlServerRowLocks>()
            .AddSingleton<ICommandContexts, CommandContexts>()
            .AddSingleton<IMigrationLock, ConnectionMigrationLock>();
        return services.AddConsoleContexts((_, options) => options.UseConsoleSqlServer(connectionString));
    }

    public static DbContextOptionsBuilder UseConsoleSqlServer(this DbContextOptionsBuilder options, string connectionString) => options
        .UseSqlServer(
            connectionString,
            sqlServer => sqlServer.MigrationsAssembly(typeof(SqlServerSetup).Assembly)
                .ExecutionStrategy(dependencies => new SqlServerRetries(dependencies)))
        .ReplaceService<IModelCustomizer, SqlServerCollations>();
}
