using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Web.Hosting;

public sealed class Housekeeping(
    IServiceScopeFactory scopes, IEnumerable<HousekeepingStep> steps, TimeProvider time, ILogger<Housekeeping> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    /// <summary>A step that fails is logged and doesn't stop the others.</summary>
    public async Task TidyAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = time.GetUtcNow().UtcDateTime;
        foreach (var step in steps)
        {
            try
            {
                await step.RunAsync(scope.ServiceProvider, now, cancellationToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                logger.LogError(exception, "Removing what has expired failed; the next try is in {Pause}", Pause);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        do
        {
            await TidyAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
