using Microsoft.Data.Sqlite;

namespace MiniProgramConsole.Data.Sqlite;

/// <summary>A command whose statements stay prepared after a run, until its connection closes.</summary>
internal sealed class KeptCommand : SqliteCommand
{
    public KeptCommand(SqliteCommand original)
    {
        Connection = original.Connection;
        CommandText = original.CommandText;
    }

    public bool IsRunning { get; private set; }

    /// <summary>Its connection no longer knows it, so it could not be told when that closes.</summary>
    public bool HasEnded { get; private set; }

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

    /// <summary>Whoever runs a command disposes of it afterwards; the connection disposes of those that don't run.</summary>
    protected override void Dispose(bool disposing)
    {
        if (disposing && IsRunning)
        {
            IsRunning = false;
            Transaction = null;
            Parameters.Clear();
            return;
        }

        (IsRunning, HasEnded) = (false, true);
        base.Dispose(disposing);
    }
}
