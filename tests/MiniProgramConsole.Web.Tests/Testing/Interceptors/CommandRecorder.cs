using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace MiniProgramConsole.Web.Tests.Testing.Interceptors;

/// <summary>Records every command that EF Core sends. Each is one round trip.</summary>
public sealed class CommandRecorder : DbCommandInterceptor
{
    private readonly ConcurrentQueue<RecordedCommand> commands = new();

    private readonly AsyncLocal<List<RecordedCommand>?> listening = new();

    public IReadOnlyCollection<RecordedCommand> Commands => commands;

    /// <summary>From now on, records only what the caller causes.</summary>
    public IReadOnlyList<RecordedCommand> Listen() => listening.Value = [];

    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result) => Note(command, result);

    public override InterceptionResult<int> NonQueryExecuting(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result) =>
        Note(command, result);

    public override InterceptionResult<object> ScalarExecuting(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result) => Note(command, result);

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default) =>
        new(Note(command, result));

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        new(Note(command, result));

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default) =>
        new(Note(command, result));

    private T Note<T>(DbCommand command, T result)
    {
        var parameters = command.Parameters.Cast<DbParameter>().Select(parameter => (parameter.ParameterName, parameter.Value));
        var recorded = new RecordedCommand(command.CommandText, [.. parameters]);
        commands.Enqueue(recorded);
        listening.Value?.Add(recorded);
        return result;
    }
}
