using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Seeder.Bulk;

/// <summary>Batches reach the disk only at the end of the run, which saves two waits for the disk per batch.</summary>
internal sealed class SqliteBulkInsert : IBulkInsert
{
    // Room for the upper pages of every index, because keys such as mini program IDs come in no order.
    private const string Begin = "PRAGMA synchronous=OFF; PRAGMA cache_size=-524288;";
    private const string End = "PRAGMA synchronous=FULL; PRAGMA wal_checkpoint(TRUNCATE); PRAGMA cache_size=-2000;";

    public async Task InsertAsync(
        ConsoleDbContext database, IEnumerable<IReadOnlyList<BulkRows>> batches, CancellationToken cancellationToken)
    {
        await database.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            var connection = (SqliteConnection)database.Database.GetDbConnection();
            Execute(connection, Begin);
            foreach (var batch in batches)
            {
                using var transaction = connection.BeginTransaction();
                foreach (var rows in batch)
                {
                    Insert(connection, transaction, rows, cancellationToken);
                }

                transaction.Commit();
                cancellationToken.ThrowIfCancellationRequested();
            }

            Execute(connection, End);
        }
        finally
        {
            await database.Database.CloseConnectionAsync();
        }
    }

    private static void Insert(
        SqliteConnection connection, SqliteTransaction transaction, BulkRows rows, CancellationToken cancellationToken)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        var parameters = rows.Columns.Select((_, number) => command.Parameters.Add(new SqliteParameter($"@p{number}", null))).ToArray();
        command.CommandText = $"INSERT INTO {Quote(rows.Table)} ({string.Join(", ", rows.Columns.Select(column => Quote(column.Name)))}) "
            + $"VALUES ({string.Join(", ", parameters.Select(parameter => parameter.ParameterName))})";
        command.Prepare();
        foreach (var values in rows.Values)
        {
            for (var number = 0; number < values.Length; number++)
            {
                parameters[number].Value = values[number] ?? DBNull.Value;
            }

            command.ExecuteNonQuery();
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private static void Execute(SqliteConnection connection, string pragmas)
    {
        using var command = connection.CreateCommand();
        command.CommandText = pragmas;
        command.ExecuteNonQuery();
    }

    private static string Quote(string name) => $"\"{name}\"";
}
