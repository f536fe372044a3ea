using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Web.Hosting;

namespace MiniProgramConsole.Web.Tests.Hosting;

public sealed class HousekeepingTests
{
    [Fact]
    public async Task Start_DoesOnlyWhatIsUrgent_AndARoundDoesAll()
    {
        var cancelled = TestContext.Current.CancellationToken;
        var (done, urgentWasDone) = (new List<string>(), new TaskCompletionSource());
        var other = new HousekeepingStep((_, _, _) => Note("other"), IsUrgent: false);
        var urgent = new HousekeepingStep((_, _, _) => Note("urgent"), IsUrgent: true);
        await using var services = new ServiceCollection().BuildServiceProvider();
        using var housekeeping = new Housekeeping(
            services.GetRequiredService<IServiceScopeFactory>(), [other, urgent], TimeProvider.System, NullLogger<Housekeeping>.Instance);

        await housekeeping.StartAsync(cancelled);
        await urgentWasDone.Task.WaitAsync(TimeSpan.FromSeconds(30), cancelled);
        await housekeeping.StopAsync(cancelled);
        Assert.Equal(["urgent"], done);

        await housekeeping.TidyAsync(cancelled);
        Assert.Equal(["urgent", "other", "urgent"], done);

        Task Note(string step)
        {
            done.Add(step);
            if (step == "urgent")
            {
                urgentWasDone.TrySetResult();
            }

            return Task.CompletedTask;
        }
    }
}
