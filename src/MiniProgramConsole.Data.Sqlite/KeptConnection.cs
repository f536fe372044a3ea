using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace MiniProgramConsole.Data.Sqlite;

/// <summary>A pooled context's connection. If it is kept, it stays open, and its commands prepared, until the server stops.</summary>
internal sealed class KeptConnection(string connectionString, WriterQueue writers, bool isKept) : SqliteConnection(connectionString)
{
    private readonly KeptCommands commands = new();
    private bool isWriting;

    protected override SqliteTransaction? Transaction
    {
        get => base.Transaction;
        set
        {
            base.Transaction = value;
            if (value is null)
            {
                EndWriting();
            }
        }
    }

    /// <summary>Takes over from a command that EF Core made.</summary>
    public SqliteCommand Keep(SqliteCommand original) => isKept && State == ConnectionState.Open ? commands.Take(original) : original;

    /// <summary>Ends what the context should have ended before it gave the connection back.</summary>
    public override void Close()
    {
        if (!isKept)
        {
            CloseNow();
            return;
        }

        Transaction?.Dispose();
        commands.EndRunning();
        EndWriting();
    }

    public void CloseNow()
    {
        commands.Dispose();
        base.Close();
        EndWriting();
    }

    protected override async ValueTask<DbTransaction> BeginDbTransactionAsync(
        IsolationLevel isolationLevel, CancellationToken cancellationToken)
    {
        await writers.WaitAsync(cancellationToken);
        isWriting = true;
        try
        {
            return BeginTransaction(isolationLevel);
        }
        catch
        {
            EndWriting();
            throw;
        }
    }

    protected override void Dispose(bool disposing)
    {
        CloseNow();
        base.Dispose(disposing);
    }

    private void EndWriting()
    {
        if (isWriting)
        {
            isWriting = false;
            writers.Leave();
        }
    }
}
