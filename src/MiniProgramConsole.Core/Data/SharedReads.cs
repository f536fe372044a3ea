namespace MiniProgramConsole.Core.Data;

/// <summary>
/// Lets those who ask the same at once share a read. Nobody gets what a read found that began before they asked, so that what was
/// revoked until then stays revoked.
/// </summary>
/// <param name="read">Must not depend on who asked first, because others wait for it too.</param>
public sealed class SharedReads<TKey, TResult>(Func<TKey, Task<TResult>> read)
    where TKey : notnull
{
    private readonly Lock gate = new();

    // What is being read, and who has asked for it since.
    private readonly Dictionary<TKey, TaskCompletionSource<TResult>?> running = [];

    public Task<TResult> ReadAsync(TKey key)
    {
        lock (gate)
        {
            if (running.TryGetValue(key, out var next))
            {
                next ??= running[key] = new(TaskCreationOptions.RunContinuationsAsynchronously);
                return next.Task;
            }

            running.Add(key, null);
        }

        return ReadFirstAsync(key);
    }

    private async Task<TResult> ReadFirstAsync(TKey key)
    {
        try
        {
            return await read(key);
        }
        finally
        {
            _ = ReadForOthersAsync(key);
        }
    }

    // Never fails, because those who wait get what went wrong.
    private async Task ReadForOthersAsync(TKey key)
    {
        while (Next(key) is { } waiting)
        {
            var reading = read(key);
            await ((Task)reading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            waiting.SetFromTask(reading);
        }
    }

    private TaskCompletionSource<TResult>? Next(TKey key)
    {
        lock (gate)
        {
            if (running[key] is { } waiting)
            {
                running[key] = null;
                return waiting;
            }

            running.Remove(key);
            return null;
        }
    }
}
