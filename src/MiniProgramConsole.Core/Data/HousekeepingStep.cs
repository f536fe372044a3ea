using Microsoft.Extensions.DependencyInjection;

namespace MiniProgramConsole.Core.Data;

/// <summary>A room's part of the hourly housekeeping. What cannot wait for the first round is also done at the start.</summary>
public sealed record HousekeepingStep(Func<IServiceProvider, DateTime, CancellationToken, Task> RunAsync, bool IsUrgent)
{
    public static HousekeepingStep Of<TService>(Func<TService, DateTime, CancellationToken, Task> run, bool isUrgent)
        where TService : notnull =>
        new((services, now, cancellationToken) => run(services.GetRequiredService<TService>(), now, cancellationToken), isUrgent);
}
