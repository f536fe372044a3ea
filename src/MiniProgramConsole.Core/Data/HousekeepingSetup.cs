using Microsoft.Extensions.DependencyInjection;

namespace MiniProgramConsole.Core.Data;

public static class HousekeepingSetup
{
    /// <summary>Steps run in the order of their registration; a failure doesn't stop those that follow.</summary>
    public static IServiceCollection AddHousekeeping<TService>(
        this IServiceCollection services, Func<TService, DateTime, CancellationToken, Task> run, bool isUrgent = false)
        where TService : notnull => services.AddSingleton(HousekeepingStep.Of(run, isUrgent));
}
