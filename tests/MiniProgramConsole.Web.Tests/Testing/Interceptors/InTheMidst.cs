using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace MiniProgramConsole.Web.Tests.Testing.Interceptors;

/// <summary>
/// Runs an action once inside a transaction, after a given statement. If the action has to wait for the transaction, the transaction
/// continues.
/// </summary>
internal sealed class InTheMidst : DbCommandInterceptor
{
    private static readonly TimeSpan LongEnoughToBeFirst = TimeSpan.FromSeconds(1);

    private string after = "";
    private Func<Task>? happens;

    /// <summary>Completes when the action has run. Fails if it never ran.</summary>
    public Task Happened { get; private set; } = Task.FromException(new InvalidOperationException("Nothing was in the midst."));

    /// <summary><paramref name="statement"/> is the start of the statement without quotation marks.</summary>
    public void Let(string statement, Func<Task> it) => (after, happens) = (statement, it);

    public override async ValueTask<int> NonQueryExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        await HappenAsync(command);
        return result;
    }

    public override async ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        await HappenAsync(command);
        return result;
    }

    private async Task HappenAsync(DbCommand command)
    {
        if (happens is not { } it || command.Transaction is null || !IsAwaited(command.CommandText))
        {
            return;
        }

        happens = null;
        Happened = Task.Run(it);
        await Task.WhenAny(Happened, Task.Delay(LongEnoughToBeFirst));
    }

    private bool IsAwaited(string statement)
    {
        var plain = statement.Replace("\"", "", StringComparison.Ordinal);
        return plain.StartsWith(after.Split(" … ")[0], StringComparison.Ordinal)
            && plain.Contains(after.Split(" … ")[^1], StringComparison.Ordinal);
    }
}
