using Microsoft.Data.Sqlite;

namespace MiniProgramConsole.Data.Sqlite;

/// <summary>A connection's prepared commands. The driver prepares a statement anew for each command, which takes longer than most
/// statements run.</summary>
internal sealed class KeptCommands : IDisposable
{
    /// <summary>Some times what all pages together run.</summary>
    private const int MaxCount = 300;

    private readonly Dictionary<string, KeptCommand> commands = [];

    /// <summary>The original itself if the same statement is running.</summary>
    public SqliteCommand Take(SqliteCommand original)
    {
        if (!commands.TryGetValue(original.CommandText, out var command))
        {
            Bound();
            command = commands[original.CommandText] = new KeptCommand(original);
        }

        if (command.IsRunning)
        {
            return original;
        }

        command.Take(original);
        original.Dispose();
        return command;
    }

    public void EndRunning() => End(command => command.IsRunning);

    public void Dispose() => End(_ => true);

    private void Bound()
    {
        if (commands.Count >= MaxCount)
        {
            End(command => !command.IsRunning);
        }
    }

    private void End(Func<KeptCommand, bool> which)
    {
        foreach (var command in commands.Values.Where(which).ToList())
        {
            commands.Remove(command.CommandText);
            command.End();
        }
    }
}
