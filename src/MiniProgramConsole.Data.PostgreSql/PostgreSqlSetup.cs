using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Data.PostgreSql;

public static class PostgreSqlSetup
{
    /// <summary>Parsing and planning a page's statements takes the server longer than running them, so what is repeated is prepared.
    /// Nothing that would need a reset outlives a transaction. What a connection string says itself comes later, and counts.</summary>
    private const string Defaults = "Max Auto Prepare=200;No Reset On Close=true;";

    public static IServiceCollection AddPostgreSql(this IServiceCollection services, string connectionString)
    {
        services.AddSingleton<IDatabaseErrors, PostgreSqlErrors>()
            .AddSingleton<IRowLocks, PostgreSqlRowLocks>()
            .AddSingleton<ICommandContexts, CommandContexts>()
            .AddSingleton<IMigrationLock, PostgreSqlMigrationLock>();
        return services.AddConsoleContexts((_, options) => options.UseConsolePostgreSql(connectionString));
    }

    public static DbContextOptionsBuilder UseConsolePostgreSql(this DbContextOptionsBuilder options, string connectionString) => options
        .UseNpgsql(
            Defaults + connectionString,
            postgreSql => postgreSql.MigrationsAssembly(typeof(PostgreSqlSetup).Assembly)
                .ExecutionStrategy(dependencies => new PostgreSqlRetries(dependencies)))
        .ReplaceService<IModelCustomizer, PostgreSqlColumns>()
        .AddInterceptors(new LeadingStatementsInterceptor(), new WellFormedText());
}
