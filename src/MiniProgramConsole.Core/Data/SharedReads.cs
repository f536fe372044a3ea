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

    // Who waits for the next read of a key. Null while one runs that nobody has asked for again.
    private readonly Dictionary<TKey, TaskCompletionSource<TResult>?> waiting = [];

    public Task<TResult> ReadAsync(TKey key)
    {
        TaskCompletionSource<TResult> asked;
        bool isRead;
        lock (gate)
        {
            isRead = waiting.TryGetValue(key, out var others);
            if (others is not null)
            {
                return others.Task;
            }

            asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting[key] = asked;
        }

        if (!isRead)
        {
            _ = ReadForAllAsync(key);
        }

        return asked.Task;
    }

    // Never fails, because those who wait get what went wrong.
    private async Task ReadForAllAsync(TKey key)
    {
        do
        {
            // Who is about to ask comes first.
            await Task.Yield();
            var asked = Begin(key);
            var reading = read(key);
            await ((Task)reading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            asked.SetFromTask(reading);
        }
        while (!IsDone(key));
    }

    private TaskCompletionSource<TResult> Begin(TKey key)
    {
        lock (gate)
        {
            var asked = waiting[key]!;
            waiting[key] = null;
            return asked;
        }
    }

    private bool IsDone(TKey key)
    {
        lock (gate)
        {
            return waiting[key] is null && waiting.Remove(key);
        }
    }
}
