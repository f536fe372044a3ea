using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace MiniProgramConsole.Data.Sqlite;

/// <summary>Makes the connections of pooled contexts, and closes them when the server stops, which the pool doesn't. EF Core's functions
/// for decimals and regular expressions are not added to them: no query needs them, and to add and remove them took as long as a
/// statement.</summary>
internal sealed class KeptConnections : DbConnectionInterceptor, IDisposable
{
    /// <summary>Further contexts open and close theirs for each statement, so that a crowd of slow requests leaves little behind.</summary>
    private const int MaxCount = 64;

    private int count;
    private readonly WriterQueue writers = new();
    private readonly ConditionalWeakTable<KeptConnection, KeptConnections> made = [];

    public override InterceptionResult<DbConnection> ConnectionCreating(
        ConnectionCreatingEventData eventData, InterceptionResult<DbConnection> result)
    {
        if (Interlocked.Increment(ref count) > MaxCount)
        {
            return InterceptionResult<DbConnection>.SuppressWithResult(new QueuedConnection(eventData.ConnectionString!, writers));
        }

        var connection = new KeptConnection(eventData.ConnectionString!, writers);
        made.Add(connection, this);
        return InterceptionResult<DbConnection>.SuppressWithResult(connection);
    }

    public void Dispose()
    {
        foreach (var (connection, _) in made)
        {
            connection.Dispose();
        }

        writers.Dispose();
    }
}
