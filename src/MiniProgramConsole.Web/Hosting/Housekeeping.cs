using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Web.Hosting;

public sealed class Housekeeping(
    IServiceScopeFactory scopes, IEnumerable<HousekeepingStep> steps, TimeProvider time, ILogger<Housekeeping> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    // Until then, the console is there for the people who waited for its start.
    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(2);

    public Task TidyAsync(CancellationToken cancellationToken) => RunAsync(steps, Pause, cancellationToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await RunAsync(steps.Where(step => step.IsUrgent), FirstPause, stoppingToken);
        await Task.Delay(FirstPause, time, stoppingToken);
        using var timer = new PeriodicTimer(Pause, time);
        do
        {
            await TidyAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>A step that fails is logged and doesn't stop the others.</summary>
    private async Task RunAsync(IEnumerable<HousekeepingStep> chosen, TimeSpan pause, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = time.GetUtcNow().UtcDateTime;
        foreach (var step in chosen)
        {
            try
            {
                await step.RunAsync(scope.ServiceProvider, now, cancellationToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                logger.LogError(exception, "Removing what has expired failed; the next try is in {Pause}", pause);
            }
        }
    }
}
