using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace MiniProgramConsole.Data.PostgreSql;

/// <summary>Sends locks in front of a context's next query, in one round trip. Each statement sees what was committed before it began, so
/// the query sees what the locks waited for.</summary>
internal sealed class LeadingLocks : DbCommandInterceptor
{
    private static readonly ConditionalWeakTable<DbContext, RowLockStatements> Waiting = [];

    /// <summary>Without a query in <paramref name="read"/>, the locks are not sent.</summary>
    public static async Task<T> SendAsync<T>(DbContext db, RowLockStatements locks, Func<Task<T>> read)
    {
        Waiting.Add(db, locks);
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
        if (LocksOf(eventData) is { } locks)
        {
            command.CommandText = locks.Text + command.CommandText;
            command.Parameters.AddRange(locks.Parameters.ToArray());
        }

        return new(result);
    }

    public override async ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        if (LocksOf(eventData) is { } locks)
        {
            locks.AreSent = true;
            await SkipAsync(result, locks.Results, cancellationToken);
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

    private static RowLockStatements? LocksOf(CommandEventData eventData) =>
        eventData.Context is { } db && Waiting.TryGetValue(db, out var locks) && !locks.AreSent ? locks : null;
}
