using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Data.PostgreSql;

public static class PostgreSqlSetup
{
    public static IServiceCollection AddPostgreSql(this IServiceCollection services, string connectionString)
    {
        services.AddSingleton<IDatabaseErrors, PostgreSqlErrors>()
            .AddSingleton<ILockTimeout, PostgreSqlLockTimeout>()
            .AddSingleton<IMigrationLock, PostgreSqlMigrationLock>();
        return services.AddConsoleContexts(options => options.UseConsolePostgreSql(connectionString));
    }

    public static DbContextOptionsBuilder UseConsolePostgreSql(this DbContextOptionsBuilder options, string connectionString) => options
        .UseNpgsql(
            connectionString,
            postgreSql => postgreSql.MigrationsAssembly(typeof(PostgreSqlSetup).Assembly)
                .ExecutionStrategy(dependencies => new PostgreSqlRetries(dependencies)))
        .ReplaceService<IModelCustomizer, PostgreSqlColumns>()
        .AddInterceptors(new WellFormedText());
}
