using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace MiniProgramConsole.Data.Sqlite;

/// <summary>
/// Sets each connection up. Writers of other processes are waited for by SQLite itself, since the driver's own retry sleeps
/// too long; a commit is on the disk before it is acknowledged. Transactions begin IMMEDIATE, which is the driver's default.
/// </summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    private const string Pragmas = "PRAGMA busy_timeout=30000; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    // The driver has no asynchronous I/O: its asynchronous methods run on the caller's thread all the same.
    public override Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        ConnectionOpened(connection, eventData);
        return Task.CompletedTask;
    }
}
