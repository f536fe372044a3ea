using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using MiniProgramConsole.Web.Hosting.Pipeline;

namespace MiniProgramConsole.Web.Tests.Hosting.Pipeline;

public sealed class AbortedRequestTests
{
    [Fact]
    public async Task Request_WhoseBrowserLeaves_IsCancelledAfterAGrace()
    {
        var clock = new Clock();
        using var leaving = new CancellationTokenSource();
        var context = new DefaultHttpContext
        {
            RequestServices = new ServiceCollection().AddSingleton<TimeProvider>(clock).BuildServiceProvider(),
            RequestAborted = leaving.Token,
        };
        var states = new List<bool>();

        await AbortedRequests.GrantGraceAsync(context, async inner =>
        {
            await leaving.CancelAsync();
            states.Add(inner.RequestAborted.IsCancellationRequested);
            clock.Ring();
            states.Add(inner.RequestAborted.IsCancellationRequested);
        });

        Assert.Equal([false, true], states);
        Assert.Equal(TimeSpan.FromSeconds(2), clock.Due);
        Assert.Equal(leaving.Token, context.RequestAborted);
    }

    private sealed class Clock : TimeProvider, ITimer
    {
        private Action ring = () => { };

        public TimeSpan Due { get; private set; }

        public void Ring() => ring();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            ring = () => callback(state);
            return this;
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Due = dueTime;
            return true;
        }

        public void Dispose() => ring = () => { };

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
