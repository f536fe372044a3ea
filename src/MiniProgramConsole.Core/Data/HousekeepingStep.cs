using Microsoft.Extensions.DependencyInjection;

namespace MiniProgramConsole.Core.Data;

/// <summary>A room's part of the hourly housekeeping.</summary>
public sealed record HousekeepingStep(Func<IServiceProvider, DateTime, CancellationToken, Task> RunAsync)
{
    public static HousekeepingStep Of<TService>(Func<TService, DateTime, CancellationToken, Task> run)
        where TService : notnull =>
        new((services, now, cancellationToken) => run(services.GetRequiredService<TService>(), now, cancellationToken));
}
