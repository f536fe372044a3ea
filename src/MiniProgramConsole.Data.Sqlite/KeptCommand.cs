using Microsoft.Data.Sqlite;

namespace MiniProgramConsole.Data.Sqlite;

/// <summary>A command whose statements stay prepared after a run.</summary>
internal sealed class KeptCommand : SqliteCommand
{
    private bool isEnding;

    public KeptCommand(SqliteCommand original)
    {
        Connection = original.Connection;
        CommandText = original.CommandText;
    }

    public bool IsRunning { get; private set; }

    /// <summary>Takes over what the original would run with.</summary>
    public void Take(SqliteCommand original)
    {
        IsRunning = true;
        Transaction = original.Transaction;
        CommandTimeout = original.CommandTimeout;
        var parameters = original.Parameters.Cast<SqliteParameter>().ToArray();
        original.Parameters.Clear();
        Parameters.AddRange(parameters);
    }

    public void End()
    {
        isEnding = true;
        Dispose();
    }

    /// <summary>Whoever runs a command disposes of it afterwards.</summary>
    protected override void Dispose(bool disposing)
    {
        if (isEnding || !disposing)
        {
            base.Dispose(disposing);
            return;
        }

        DataReader?.Dispose();
        IsRunning = false;
        Transaction = null;
        Parameters.Clear();
    }
}
