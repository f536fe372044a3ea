using System.Data;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Data.SqlServer;

internal sealed class SqlServerBulkInsert : IBulkInsert
{
    private const int TimeoutSeconds = 600;

    public async Task InsertAsync(
        ConsoleDbContext database, IEnumerable<IReadOnlyList<BulkRows>> batches, CancellationToken cancellationToken)
    {
        await database.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            var connection = (SqlConnection)database.Database.GetDbConnection();
            foreach (var batch in batches)
            {
                await using var transaction = (SqlTransaction)await connection.BeginTransactionAsync(cancellationToken);
                foreach (var rows in batch)
                {
                    await InsertAsync(connection, transaction, rows, cancellationToken);
                }

                await transaction.CommitAsync(cancellationToken);
            }
        }
        finally
        {
            await database.Database.CloseConnectionAsync();
        }
    }

    private static async Task InsertAsync(
        SqlConnection connection, SqlTransaction transaction, BulkRows rows, CancellationToken cancellationToken)
    {
        using var table = new DataTable();
        foreach (var column in rows.Columns)
        {
            table.Columns.Add(column.Name, column.Type);
        }

        foreach (var values in rows.Values)
        {
            table.Rows.Add(values);
        }

        var keepsIdentity = rows.Columns.Any(column => column.IsIdentity) ? SqlBulkCopyOptions.KeepIdentity : SqlBulkCopyOptions.Default;
        using var copy = new SqlBulkCopy(connection, SqlBulkCopyOptions.CheckConstraints | keepsIdentity, transaction)
        {
            DestinationTableName = $"[{rows.Table}]",
            BulkCopyTimeout = TimeoutSeconds,
        };
        foreach (var column in rows.Columns)
        {
            copy.ColumnMappings.Add(column.Name, column.Name);
        }

        await copy.WriteToServerAsync(table, cancellationToken);
    }
}
