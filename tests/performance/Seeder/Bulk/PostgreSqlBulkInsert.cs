using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Data;
using Npgsql;

namespace MiniProgramConsole.Seeder.Bulk;

/// <summary>Uses binary COPY. Numbering then continues after the keys that were written.</summary>
internal sealed class PostgreSqlBulkInsert : IBulkInsert
{
    public async Task InsertAsync(
        ConsoleDbContext database, IEnumerable<IReadOnlyList<BulkRows>> batches, CancellationToken cancellationToken)
    {
        await database.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            var connection = (NpgsqlConnection)database.Database.GetDbConnection();
            foreach (var batch in batches)
            {
                await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
                foreach (var rows in batch)
                {
                    await InsertAsync(connection, rows, cancellationToken);
                }

                await transaction.CommitAsync(cancellationToken);
            }
        }
        finally
        {
            await database.Database.CloseConnectionAsync();
        }
    }

    private static async Task InsertAsync(NpgsqlConnection connection, BulkRows rows, CancellationToken cancellationToken)
    {
        var columns = string.Join(", ", rows.Columns.Select(column => Quote(column.Name)));
        await using (var copy = await connection.BeginBinaryImportAsync(
            $"COPY {Quote(rows.Table)} ({columns}) FROM STDIN (FORMAT BINARY)", cancellationToken))
        {
            foreach (var values in rows.Values)
            {
                await copy.StartRowAsync(cancellationToken);
                foreach (var value in values)
                {
                    await WriteAsync(copy, value, cancellationToken);
                }
            }

            await copy.CompleteAsync(cancellationToken);
        }

        if (rows.Columns.FirstOrDefault(column => column.IsIdentity) is { } identity)
        {
            await NumberOnAsync(connection, rows.Table, identity.Name, cancellationToken);
        }
    }

    private static Task WriteAsync(NpgsqlBinaryImporter copy, object? value, CancellationToken cancellationToken) =>
        value is null ? copy.WriteNullAsync(cancellationToken) : copy.WriteAsync(value, cancellationToken);

    private static async Task NumberOnAsync(NpgsqlConnection connection, string table, string column, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT setval(pg_get_serial_sequence('{Quote(table)}', '{column}'), MAX({Quote(column)})) FROM {Quote(table)}";
        await command.ExecuteScalarAsync(cancellationToken);
    }

    private static string Quote(string name) => $"\"{name}\"";
}
