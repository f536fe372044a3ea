using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MiniProgramConsole.Seeder;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Interceptors;
using Npgsql;

namespace MiniProgramConsole.Web.Tests.Data;

/// <summary>No query may scan a table that grows with the number of merchants.</summary>
public sealed class QueryPlanTests
{
    // With ten mini programs each, reading them all exceeds the step limit.
    private const int Merchants = 300;
    private const int MostSteps = 5_000;

    // SQL Server plans aren't available here, but its indexes are the same.
    [Theory, InlineData(Database.Sqlite), InlineData(Database.PostgreSql)]
    public async Task EveryStatement_FindsItsRowsByAnIndex(Database database)
    {
        Assert.SkipWhen(DatabaseServers.WhyNot(database) is not null, $"{DatabaseServers.WhyNot(database)}");
        var recorder = new CommandRecorder();
        await using var host = await ConsoleHost.StartAsync(database, interceptors: recorder);
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
    public async Task Statement_ThatReadsFewRows_IsNotReported(string statement)
    {
        await using var host = await ConsoleHost.StartAsync(Database.Sqlite);

        Assert.Empty(await ScansAsync(host, [new RecordedCommand(statement, [])]));
    }

    // A search can use an index and still visit every row, because most programs have no deletion time.
    [Fact]
    public async Task EveryStatement_WithManyMerchants_TakesFewSteps()
    {
        var counter = new StepCounter();
        await using var host = await ConsoleHost.StartAsync(Database.Sqlite, interceptors: counter);
        await using (var scope = host.Services.CreateAsyncScope())
        {
            await ActivatorUtilities.CreateInstance<SampleData>(scope.ServiceProvider).FillAsync(
                Merchants, TestContext.Current.CancellationToken);
        }

        await new ConsoleWalk(host).WalkAsync();

        Assert.True(counter.Most.Count > 100, $"The walk met {counter.Most.Count} statements only.");
        Assert.All(counter.Most, statement => Assert.True(statement.Value < MostSteps, $"{statement.Value} steps:\n{statement.Key}"));
    }

    private static async Task<IReadOnlyList<string>> ScansAsync(ConsoleHost host, IEnumerable<RecordedCommand> statements)
    {
        await using var context = host.NewContext();
        await context.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        var scans = new List<string>();
        foreach (var statement in statements)
        {
            var steps = host.Kind == Database.Sqlite
                ? await SqlitePlan.ScansAsync((SqliteConnection)context.Database.GetDbConnection(), statement)
                : await PostgreSqlPlan.ScansAsync((NpgsqlConnection)context.Database.GetDbConnection(), statement);
            scans.AddRange(steps.Select(step => $"{step}\n{statement.Text}"));
        }

        return scans;
    }
}
