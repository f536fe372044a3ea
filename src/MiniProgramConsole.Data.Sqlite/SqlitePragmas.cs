using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace MiniProgramConsole.Data.Sqlite;

/// <summary>SQLite itself waits for other processes, because the driver's retry sleeps too long. A commit is on disk
/// before it is acknowledged. Transactions begin IMMEDIATE, the driver's default. Each connection caches 0.5 MB, because the system
/// caches the file for all.</summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    private const string Pragmas = "PRAGMA busy_timeout=30000; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-500;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        try
        {
            using var command = connection.CreateCommand();
            command.CommandText = Pragmas;
            command.ExecuteNonQuery();
        }
        catch (SqliteException) when (connection is KeptConnection kept)
        {
            kept.CloseNow();
            throw;
        }
    }

    // The driver has no asynchronous I/O: its asynchronous methods block the caller's thread.
    public override Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        ConnectionOpened(connection, eventData);
        return Task.CompletedTask;
    }
}
