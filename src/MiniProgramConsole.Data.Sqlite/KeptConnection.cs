using System.Data;
using Microsoft.Data.Sqlite;

namespace MiniProgramConsole.Data.Sqlite;

/// <summary>A pooled context's connection. It stays open, and its commands prepared, until the server stops.</summary>
internal sealed class KeptConnection(string connectionString, WriterQueue writers) : QueuedConnection(connectionString, writers)
{
    private readonly KeptCommands commands = new();

    /// <summary>Whether commands that wrote a file are kept too. The last one's file stays in memory with each.</summary>
    public bool KeepsFiles { get; set; }

    /// <summary>Takes over from a command that EF Core made.</summary>
    public SqliteCommand Keep(SqliteCommand original) =>
        State == ConnectionState.Open && (KeepsFiles || !HasFile(original)) ? commands.Take(original) : original;

    /// <summary>Ends what the context should have ended before it gave the connection back.</summary>
    public override void Close()
    {
        Transaction?.Dispose();
        commands.EndRunning();
    }

    public void CloseNow()
    {
        commands.Dispose();
        base.Close();
    }

    protected override void Dispose(bool disposing)
    {
        CloseNow();
        base.Dispose(disposing);
    }

    private static bool HasFile(SqliteCommand command) =>
        command.Parameters.Cast<SqliteParameter>().Any(parameter => parameter.Value is byte[]);
}
