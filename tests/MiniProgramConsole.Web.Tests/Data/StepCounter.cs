using System.Collections.Concurrent;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace MiniProgramConsole.Web.Tests.Data;

/// <summary>Counts the SQLite virtual machine steps of each statement.</summary>
internal sealed class StepCounter : DbCommandInterceptor
{
    private const int StepsAtOnce = 100;

    private readonly ConditionalWeakTable<DbConnection, StrongBox<int>> running = [];

    /// <summary>The maximum number of steps, by statement.</summary>
    public ConcurrentDictionary<string, int> Most { get; } = new();

    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result) => Begin(command, result);

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default) =>
        new(Begin(command, result));

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        new(Begin(command, result));

    public override ValueTask<int> NonQueryExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        End(command);
        return new(result);
    }

    // Rows are fetched one at a time, so the count is complete only at the end.
    public override InterceptionResult DataReaderDisposing(
        DbCommand command, DataReaderDisposingEventData eventData, InterceptionResult result)
    {
        End(command);
        return result;
    }

    private T Begin<T>(DbCommand command, T result)
    {
        var steps = new StrongBox<int>();
        running.AddOrUpdate(command.Connection!, steps);
        raw.sqlite3_progress_handler(((SqliteConnection)command.Connection!).Handle, StepsAtOnce, Count, steps);
        return result;
    }

    private void End(DbCommand command)
    {
        if (running.TryGetValue(command.Connection!, out var steps))
        {
            Most.AddOrUpdate(command.CommandText, steps.Value, (_, most) => Math.Max(most, steps.Value));
        }
    }

    private static int Count(object steps)
    {
        ((StrongBox<int>)steps).Value += StepsAtOnce;
        return 0;
    }
}
