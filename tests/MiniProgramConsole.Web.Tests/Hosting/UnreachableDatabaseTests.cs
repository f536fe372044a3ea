using System.Diagnostics;
using System.Net;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using Npgsql;

namespace MiniProgramConsole.Web.Tests.Hosting;

public sealed class UnreachableDatabaseTests
{
    // The console gives up after some five seconds, instead of the drivers' minute.
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(25);

    [Fact]
    public async Task Answers_WhileTheDatabaseIsAway_Are503AndComeSoon()
    {
        Assert.SkipWhen(DatabaseServers.WhyNot(Database.PostgreSql) is not null, $"{DatabaseServers.WhyNot(Database.PostgreSql)}");
        await using var database = await TestDatabase.CreateAsync(Database.PostgreSql);
        var person = await new TestData(database, new TestTime()).PersonAsync();
        var direct = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        using var relay = Relay.To(direct.Host!, direct.Port);
        await using var process = await ConsoleProcess.StartAsync(
            database, new() { ["ConnectionStrings__Console"] = $"{database.ConnectionString};Host=127.0.0.1;Port={relay.Port}" });
        var visitor = process.NewVisitor();
        await visitor.SignInAsync(person);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/health")).Status);

        relay.Cut();
        var begun = Stopwatch.GetTimestamp();
        var health = await process.NewVisitor().GetAsync("/health");
        var page = await visitor.GetAsync("/workspaces");

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "Unhealthy"), (health.Status, health.Text));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.Status);
        Assert.Contains("Request ID", page.Text, StringComparison.Ordinal);
        Assert.InRange(Stopwatch.GetElapsedTime(begun), TimeSpan.Zero, Bound);
    }

    [Theory]
    [InlineData("PostgreSql", "Host=127.0.0.1;Port=1;Database=x;Username=x", "The database can't be used: Failed to connect to 127.0.0.1:1: Connection refused.")]
    [InlineData("Sqlite", "Data Source=/no/such/folder/console.db", "The database can't be used: SQLite Error 14: 'unable to open database file'.")]
    [InlineData("Sqlite", "Host=127.0.0.1;Database=x", "ConnectionStrings__Console does not fit Database__Provider 'Sqlite': Connection string keyword 'host' is not supported.")]
    [InlineData("SqlServer", "Host=127.0.0.1;Database=x", "ConnectionStrings__Console does not fit Database__Provider 'SqlServer': Keyword not supported: 'host'.")]
    [InlineData("PostgreSql", "Server=127.0.0.1;Data Source=x", "ConnectionStrings__Console does not fit Database__Provider 'PostgreSql': Couldn't set data source (Parameter 'data source')")]
    public async Task Migrate_WithADatabaseThatCannotBeUsed_EndsWithOneSentence(string provider, string connectionString, string message)
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite, migrated: false);
        var environment = new Dictionary<string, string>
        {
            ["Database__Provider"] = provider,
            ["ConnectionStrings__Console"] = connectionString,
        };

        var (exitCode, output) = await ConsoleProcess.RunWithAsync(database, environment, "migrate");

        Assert.Equal(1, exitCode);
        Assert.StartsWith(message, output.TrimEnd().Split('\n')[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_AtAnAddressInUse_EndsWithOneSentence()
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        using var other = Relay.To("127.0.0.1", 1);
        var address = $"http://127.0.0.1:{other.Port}";

        var (exitCode, output) = await ConsoleProcess.RunWithAsync(database, [], "--urls", address);

        Assert.Equal(1, exitCode);
        Assert.EndsWith($"The console can't start: Failed to bind to address {address}: address already in use.\n", output, StringComparison.Ordinal);
    }
}
