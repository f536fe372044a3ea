using System.Data;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Web.Tests.Testing.Databases;

/// <summary>Writes rows into a former version's tables without today's model.</summary>
internal static class RowsWithoutModel
{
    /// <summary>A mini program with the columns of the first version.</summary>
    public static (string Column, object Value)[] NewProgram(
        string id, string name, (long User, long Merchant, long Workspace) place, long logo, DateTime at) =>
    [
        ("MiniProgramId", id), ("WorkspaceId", place.Workspace), ("MerchantId", place.Merchant), ("LaunchTarget", "alipay-cn"),
        ("Language", "zh-CN"), ("Name", name), ("NameSearch", name), ("Tagline", "现磨咖啡"), ("Description", "在晨光咖啡点单"), ("LogoId", logo),
        ("Industry", "food-coffee"), ("ContactNumber", "0571-1234567"), ("ContactEmail", "service@shop.example.com"), ("Status", 1),
        ("CreatedById", place.User), ("CreatedAt", at), ("ModifiedById", place.User), ("ModifiedAt", at), ("Version", Guid.NewGuid()),
    ];

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
