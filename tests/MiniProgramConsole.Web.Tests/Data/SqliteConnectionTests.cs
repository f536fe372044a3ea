using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Web.Tests.Testing.Databases;

namespace MiniProgramConsole.Web.Tests.Data;

public sealed class SqliteConnectionTests
{
    [Theory]
    [InlineData("journal_mode", "wal")]
    [InlineData("synchronous", "2")]
    [InlineData("foreign_keys", "1")]
    [InlineData("busy_timeout", "30000")]
    public async Task EachConnection_WhenOpen_HasItsPragmasSet(string pragma, string expected)
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using var context = database.NewContext();
        var connection = context.Database.GetDbConnection();
        await context.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA {pragma}";

        Assert.Equal(expected, $"{await command.ExecuteScalarAsync(TestContext.Current.CancellationToken)}");
    }

    [Fact]
    public async Task Transaction_WhenItBegins_TakesTheWriteLock()
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using var first = database.NewContext();
        await using var second = database.NewContext();
        await using var transaction = await first.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await second.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await second.Database.ExecuteSqlRawAsync("PRAGMA busy_timeout=0", TestContext.Current.CancellationToken);
        second.Database.SetCommandTimeout(1);

        var refusal = await Record.ExceptionAsync(() => second.Merchants.ExecuteDeleteAsync(TestContext.Current.CancellationToken));

        Assert.Contains("database is locked", refusal!.Message, StringComparison.Ordinal);
    }
}
