using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Tests.Data;

public sealed class SharedReadsTests
{
    private readonly List<TaskCompletionSource<string>> begun = [];
    private readonly SharedReads<string, string> reads;

    public SharedReadsTests() => reads = new(_ =>
    {
        lock (begun)
        {
            // As a database does, it answers on another thread.
            begun.Add(new(TaskCreationOptions.RunContinuationsAsynchronously));
            return begun[^1].Task;
        }
    });

    [Fact(Timeout = 10_000)]
    public async Task Read_WhileOneRuns_WaitsForTheNextAndSharesIt()
    {
        var first = reads.ReadAsync("logo");
        await WaitForReadAsync(1, TestContext.Current.CancellationToken);
        Task<string>[] others = [reads.ReadAsync("logo"), reads.ReadAsync("logo"), reads.ReadAsync("logo")];

        begun[0].SetResult("before the revocation");
        await WaitForReadAsync(2, TestContext.Current.CancellationToken);
        var answeredByTheFirst = others.Count(other => other.IsCompleted);
        begun[1].SetResult("after it");

        Assert.Equal(0, answeredByTheFirst);
        Assert.Equal("before the revocation", await first);
        Assert.Equal(["after it", "after it", "after it"], await Task.WhenAll(others));
        Assert.Equal(2, begun.Count);
    }

    [Fact(Timeout = 10_000)]
    public async Task Read_AfterAnother_BeginsAnew()
    {
        var first = reads.ReadAsync("logo");
        await WaitForReadAsync(1, TestContext.Current.CancellationToken);
        begun[0].SetResult("a");
        await first;

        var second = reads.ReadAsync("logo");
        await WaitForReadAsync(2, TestContext.Current.CancellationToken);
        begun[1].SetResult("b");

        Assert.Equal("b", await second);
    }

    [Fact(Timeout = 10_000)]
    public async Task Read_OfSomethingElse_DoesNotWait()
    {
        _ = reads.ReadAsync("logo");
        _ = reads.ReadAsync("another");

        await WaitForReadAsync(2, TestContext.Current.CancellationToken);

        Assert.Equal(2, begun.Count);
    }

    [Fact(Timeout = 10_000)]
    public async Task Read_ThatFails_FailsForThoseWhoShareItOnly()
    {
        var first = reads.ReadAsync("logo");
        await WaitForReadAsync(1, TestContext.Current.CancellationToken);
        Task<string>[] second = [reads.ReadAsync("logo"), reads.ReadAsync("logo")];
        begun[0].SetException(new TimeoutException("one"));
        await WaitForReadAsync(2, TestContext.Current.CancellationToken);
        var third = reads.ReadAsync("logo");
        begun[1].SetException(new TimeoutException("two"));
        await WaitForReadAsync(3, TestContext.Current.CancellationToken);
        begun[2].SetResult("here again");

        Assert.Equal("one", (await Assert.ThrowsAsync<TimeoutException>(() => first)).Message);
        foreach (var shared in second)
        {
            Assert.Equal("two", (await Assert.ThrowsAsync<TimeoutException>(() => shared)).Message);
        }

        Assert.Equal("here again", await third);
    }

    private async Task WaitForReadAsync(int count, CancellationToken cancelled)
    {
        while (begun.Count < count)
        {
            await Task.Delay(1, cancelled);
        }
    }
}
