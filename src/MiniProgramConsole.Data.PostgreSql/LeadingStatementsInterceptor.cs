using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace MiniProgramConsole.Data.PostgreSql;

/// <summary>Sends statements in front of a context's next query, in one round trip. Each sees what was committed before it began, so the
/// query sees what locks before it waited for.</summary>
internal sealed class LeadingStatementsInterceptor : DbCommandInterceptor
{
    private static readonly ConditionalWeakTable<DbContext, LeadingStatements> Waiting = [];

    /// <summary>Without a query in <paramref name="read"/>, they are not sent.</summary>
    public static async Task<T> SendAsync<T>(DbContext db, LeadingStatements leading, Func<Task<T>> read)
    {
        Waiting.Add(db, leading);
        try
        {
            return await read();
        }
        finally
        {
            Waiting.Remove(db);
        }
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default)
    {
        if (LeadingOf(eventData) is { } leading)
        {
            command.CommandText = leading.Text + command.CommandText;
            command.Parameters.AddRange(leading.Parameters.ToArray());
        }

        return new(result);
    }

    public override async ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        if (LeadingOf(eventData) is { } leading)
        {
            leading.AreSent = true;
            await SkipAsync(result, leading.Results, cancellationToken);
        }

        return result;
    }

    // Waiting for a lock may end in an exception, and then nobody else closes the reader.
    private static async Task SkipAsync(DbDataReader reader, int results, CancellationToken cancellationToken)
    {
        try
        {
            for (var number = 0; number < results; number++)
            {
                await reader.NextResultAsync(cancellationToken);
            }
        }
        catch
        {
            await reader.DisposeAsync();
            throw;
        }
    }

    private static LeadingStatements? LeadingOf(CommandEventData eventData) =>
        eventData.Context is { } db && Waiting.TryGetValue(db, out var leading) && !leading.AreSent ? leading : null;
}
