using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Seeder.Bulk;

internal static class BulkInsert
{
    public static IBulkInsert For(ConsoleDbContext database) => database.Database switch
    {
        var sqlite when sqlite.IsSqlite() => new SqliteBulkInsert(),
        var postgreSql when postgreSql.IsNpgsql() => new PostgreSqlBulkInsert(),
        var other => throw new NotSupportedException($"There is no bulk insert for {other.ProviderName}."),
    };
}
