using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace MiniProgramConsole.Data.Sqlite;

/// <summary>Its transactions wait for their turn, which ends with them.</summary>
internal class QueuedConnection(string connectionString, WriterQueue writers) : SqliteConnection(connectionString)
{
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

    private void EndWriting()
    {
        if (isWriting)
        {
            isWriting = false;
            writers.Leave();
        }
    }
}
