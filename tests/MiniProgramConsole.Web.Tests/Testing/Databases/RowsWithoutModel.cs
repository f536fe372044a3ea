using System.Data;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Web.Tests.Testing.Databases;

/// <summary>Writes rows into a former version's tables without today's model.</summary>
internal static class RowsWithoutModel
{
    public static async Task InsertAsync(this ConsoleDbContext context, string table, params (string Column, object Value)[] row)
    {
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.Transaction = context.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = $"INSERT INTO \"{table}\" ({string.Join(", ", row.Select(cell => $"\"{cell.Column}\""))}) "
            + $"VALUES ({string.Join(", ", row.Select(cell => $"@{cell.Column}"))})";
        foreach (var (column, value) in row)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ($"@{column}", value);
            if (value is DateTime && parameter is SqlParameter)
            {
                // SQL Server's driver would otherwise send datetime, which is less precise.
                parameter.DbType = DbType.DateTime2;
            }

            command.Parameters.Add(parameter);
        }

        await command.ExecuteNonQueryAsync();
    }
}
