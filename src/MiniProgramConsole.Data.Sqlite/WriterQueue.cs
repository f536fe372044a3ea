using Microsoft.Data.Sqlite;

namespace MiniProgramConsole.Data.Sqlite;

/// <summary>SQLite has one writer at a time, and lets the others sleep and try again, each on a thread. Here they wait in turn and
/// without one.</summary>
internal sealed class WriterQueue : IDisposable
{
    private const int Busy = 5;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim turn = new(1);

    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        if (!await turn.WaitAsync(Patience, cancellationToken))
        {
            throw new SqliteException($"Other writers took longer than {Patience.TotalSeconds:0} seconds.", Busy);
        }
    }

    public void Leave() => turn.Release();

    public void Dispose() => turn.Dispose();
}
