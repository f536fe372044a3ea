using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace MiniProgramConsole.Data.Sqlite;

/// <summary>The driver prepares a statement anew for each command. Most take longer to prepare than to run.</summary>
internal sealed class KeptCommands : DbCommandInterceptor
{
    /// <summary>Some times what all pages together run.</summary>
    private const int MaxCount = 300;

    private readonly ConditionalWeakTable<SqliteConnection, Dictionary<string, KeptCommand>> kept = [];

    public override DbCommand CommandInitialized(CommandEndEventData eventData, DbCommand result)
    {
        if (result is not SqliteCommand { Connection: { } connection } original)
        {
            return result;
        }

        var commands = kept.GetValue(connection, _ => []);
        if (!commands.TryGetValue(original.CommandText, out var command) || command.HasEnded)
        {
            Bound(commands);
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

    private static void Bound(Dictionary<string, KeptCommand> commands)
    {
        if (commands.Count < MaxCount)
        {
            return;
        }

        foreach (var command in commands.Values.Where(command => !command.IsRunning).ToList())
        {
            commands.Remove(command.CommandText);
            command.Dispose();
        }
    }
}
