using System.Net;
using System.Text.RegularExpressions;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Hosting;

/// <summary>Runs the PostgreSQL set-up exactly as <c>docs/operating.md</c> describes it.</summary>
public sealed partial class PostgreSqlRoleTests
{
    private const string Password = "a password of the test's own";

    [Fact]
    public async Task Console_AsARoleThatCannotChangeTheSchema_DoesEverything()
    {
        Assert.SkipWhen(DatabaseServers.WhyNot(Database.PostgreSql) is not null, $"{DatabaseServers.WhyNot(Database.PostgreSql)}");
        var name = $"console_{Guid.NewGuid():N}";
        await using var database = TestDatabase.At(Database.PostgreSql, name);
        try
        {
            await FollowTheDocumentAsync(name);
            var (owner, console) = (database.As($"{name}_owner", Password), database.As(name, Password));

            var refused = await ConsoleProcess.RunAsync(console, "migrate");
            var migrated = await ConsoleProcess.RunAsync(owner, "migrate");
            var created = await ConsoleProcess.RunAsync(
                console, "create-owner", "--email", "you@example.com", "--merchant", "Your company", "--workspace", "Your team");

            Assert.NotEqual(0, refused.ExitCode);
            Assert.Contains("42501", refused.Output, StringComparison.Ordinal);
            Assert.True(migrated.ExitCode == 0, migrated.Output);
            Assert.True(created.ExitCode == 0, created.Output);
            await using var process = await ConsoleProcess.StartAsync(console);
            await CreateAsync(process, new Uri(Link().Match(created.Output).Value).PathAndQuery);
        }
        finally
        {
            // The roles own objects in the database, so drop it first.
            await PostgreSqlServer.DropAsync(name);
            await PostgreSqlServer.ExecuteAsync($"DROP ROLE IF EXISTS {name}; DROP ROLE IF EXISTS {name}_owner");
        }
    }

    /// <summary>Runs the statements in the document with names and passwords of the test's own.</summary>
    private static async Task FollowTheDocumentAsync(string name)
    {
        var document = await Repository.ReadAsync("docs", "operating.md");
        var statements = Statements().Match(document).Groups["sql"].Value;
        var own = OwnName().Replace(statements, name).Replace(
            "'…'", $"'{Password.Replace("'", "''", StringComparison.Ordinal)}'", StringComparison.Ordinal);
        var parts = own.Split($"\\connect {name}");
        Assert.Equal(2, parts.Length);
        foreach (var statement in Parts(parts[0]))
        {
            await PostgreSqlServer.ExecuteAsync(statement);
        }

        foreach (var statement in Parts(parts[1]))
        {
            await PostgreSqlServer.ExecuteAsync(statement, name);
        }
    }

    private static IEnumerable<string> Parts(string sql) =>
        sql.Split(";\n", StringSplitOptions.RemoveEmptyEntries).Where(part => !string.IsNullOrWhiteSpace(part));

    private static async Task CreateAsync(ConsoleProcess process, string link)
    {
        var visitor = process.NewVisitor();
        var form = (await visitor.GetAsync(link)).Form("/account/set-password");
        await visitor.SubmitAsync(form, new Dictionary<string, string?> { ["Password"] = "seven plum kettles hum" });
        var picker = await visitor.GetAsync("/workspaces");
        var list = picker.Document.QuerySelector(".workspace-card a")!.GetAttribute("href")!;
        var page = await visitor.GetAsync($"{list}/new");

        var answer = await visitor.SubmitAsync(page.Form("/mini-programs"), CreateForm.Valid("清晨咖啡馆"), UploadedFile.Logo());

        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
    }

    [GeneratedRegex(@"As a superuser, in `psql`:\n\n```\n(?<sql>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Statements();

    [GeneratedRegex(@"\bconsole(?=_owner\b|\b)")]
    private static partial Regex OwnName();

    [GeneratedRegex(@"https://console\.example/\S+")]
    private static partial Regex Link();
}
