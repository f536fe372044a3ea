using Microsoft.Data.Sqlite;

namespace MiniProgramConsole.Data.Sqlite;

/// <summary>A pooled context's connection. It stays open, and its commands prepared, until the context is disposed of for good.</summary>
internal sealed class KeptConnection(string connectionString) : SqliteConnection(connectionString)
{
    private readonly KeptCommands commands = new();
    private bool isEnding;

    /// <summary>Takes over from a command that EF Core made.</summary>
    public SqliteCommand Keep(SqliteCommand original) => commands.Take(original);

    public override void Close()
    {
        if (isEnding)
        {
            commands.Dispose();
            base.Close();
        }
    }

    protected override void Dispose(bool disposing)
    {
        isEnding = true;
        base.Dispose(disposing);
    }
}
