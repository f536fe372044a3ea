using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Web.Tests.Testing;

namespace MiniProgramConsole.Web.Tests.Data;

/// <summary>Nothing that the console asks reads a table from end to end that grows with the number of merchants.</summary>
public sealed class QueryPlanTests
{
    [Fact]
    public async Task EveryStatement_FindsItsRowsByAnIndex()
    {
        var recorder = new CommandRecorder();
        await using var host = await ConsoleHost.StartAsync(Database.Sqlite, interceptors: recorder);
        await new ConsoleWalk(host).WalkAsync();

        var statements = recorder.Commands.Where(command => !command.Text.StartsWith("PRAGMA", StringComparison.Ordinal))
            .DistinctBy(command => command.Text).ToList();
        Assert.True(statements.Count > 100, $"The walk met {statements.Count} statements only.");
        var scans = await ScansAsync(host, statements);
        Assert.True(scans.Count == 0, string.Join("\n\n", scans));
    }

    [Theory]
    [InlineData("SELECT \"m\".\"Name\" FROM \"MiniPrograms\" AS \"m\" WHERE \"m\".\"Name\" = 'x'", "SCAN m")]
    [InlineData("SELECT COUNT(*) FROM \"MiniPrograms\" AS \"m\"", "SCAN MiniPrograms USING COVERING INDEX")]
    [InlineData("SELECT 1 FROM \"Workspaces\" AS \"w\" WHERE \"w\".\"Id\" = (SELECT \"a\".\"WorkspaceId\" FROM \"AuditEntries\" AS \"a\" LIMIT 1)", "SCAN a")]
    [InlineData("UPDATE \"Users\" AS \"u\" SET \"DisplayName\" = 'x' WHERE \"u\".\"DisplayName\" = 'y'", "SCAN u")]
    public async Task Statement_ThatReadsAWholeTable_IsFound(string statement, string expected)
    {
        await using var host = await ConsoleHost.StartAsync(Database.Sqlite);

        var scan = Assert.Single(await ScansAsync(host, [new RecordedCommand(statement, [])]));

        Assert.StartsWith(expected, scan, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SELECT \"m\".\"Name\" FROM \"MiniPrograms\" AS \"m\" WHERE \"m\".\"Id\" = 1")]
    [InlineData("SELECT \"k\".\"Xml\" FROM \"DataProtectionKeys\" AS \"k\"")]
    [InlineData("SELECT \"s\".\"Id\" FROM (SELECT \"w\".\"Id\" FROM \"Workspaces\" AS \"w\" WHERE \"w\".\"OwnerId\" = 1 LIMIT 3) AS \"s\"")]
    [InlineData("SELECT 1 FROM \"Logos\" AS \"l\"\nWHERE 0\nORDER BY \"l\".\"Hash\"")]
    [InlineData("SELECT 1 FROM \"Logos\" AS \"l\" WHERE \"l\".\"WorkspaceId\" = 1 AND \"l\".\"Hash\" IN (SELECT \"h\".\"value\" FROM json_each('[]') AS \"h\")")]
    public async Task Statement_ThatReadsFewRows_IsNotHeldAgainstIt(string statement)
    {
        await using var host = await ConsoleHost.StartAsync(Database.Sqlite);

        Assert.Empty(await ScansAsync(host, [new RecordedCommand(statement, [])]));
    }

    private static async Task<IReadOnlyList<string>> ScansAsync(ConsoleHost host, IEnumerable<RecordedCommand> statements)
    {
        await using var context = host.NewContext();
        await context.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        var scans = new List<string>();
        foreach (var statement in statements)
        {
            var steps = await SqlitePlan.ScansAsync((SqliteConnection)context.Database.GetDbConnection(), statement);
            scans.AddRange(steps.Select(step => $"{step}\n{statement.Text}"));
        }

        return scans;
    }
}
