using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MiniProgramConsole.Core.Data;

public static class ContextPool
{
    /// <summary>Contexts are reset and used again, because making one costs as much as a query.</summary>
    public static IServiceCollection AddConsoleContexts(
        this IServiceCollection services, Action<IServiceProvider, DbContextOptionsBuilder> configure) => services
        .AddPooledDbContextFactory<ConsoleDbContext>(configure)
        .AddScoped(provider => provider.GetRequiredService<IDbContextFactory<ConsoleDbContext>>().CreateDbContext());
}
