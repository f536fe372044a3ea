using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.MiniPrograms.Members;
using MiniProgramConsole.Web.Hosting.Databases;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Hosting;

/// <summary>Runs <c>migrate</c> on databases of previous versions.</summary>
public sealed class MigrationTests
{
    private const int Workspaces = 3;
    private const int Programs = 4;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private const string OnlyOneVersion = "PostgreSQL has no version before this one.";

    /// <summary>Tables whose rows become unfinished forms; see <see cref="FormerFormsTests"/>.</summary>
    private static readonly string[] Moved = ["Drafts", "UnsentForms"];

    private const string Renewed = "StagedLogos";
    private const string Quotas = "MerchantQuotas";

    /// <summary>The last migration before PostgreSQL was supported.</summary>
    private const string BeforePostgreSql = "UnsentForms";

    [Theory, EachDatabase(NotOnPostgreSql = OnlyOneVersion)]
    public async Task Migrate_ADatabaseWithRowsInEveryTable_KeepsThemAll(Database database)
    {
        await using var filled = await FilledDatabase.CreateAsync(database, BeforePostgreSql);
        var before = await filled.ReadAsync();
        Assert.Superset(Moved.Append(Renewed).ToHashSet(), before.Keys.ToHashSet());

        var (exitCode, output) = await ConsoleProcess.RunAsync(filled.Database, "migrate");

        Assert.True(exitCode == 0, output);
        Assert.True(before.Count > 25, $"Only {before.Count} tables were filled.");
        Assert.All(before, table => Assert.Equal(2, table.Value.Count));
        var after = await filled.ReadAsync();
        Assert.All(Moved, table => Assert.Empty(after[table]));
        Assert.Equal(before[Renewed].Count, after[Renewed].Count);
        // Since then, merchants have a quota from the start.
        Assert.Equal(["1 | alipay-cn | 10 | 0", "2 | alipay-cn | 10 | 0"], after[Quotas].Except(before[Quotas]));
        Assert.Superset(before[Quotas].ToHashSet(), after[Quotas].ToHashSet());
        Assert.Equal(before.Where(table => IsUnchanged(table.Key)), after.Where(table => IsUnchanged(table.Key)));
    }

    [Theory, EachDatabase(NotOnPostgreSql = OnlyOneVersion)]
    public async Task Migrate_FromThePreviousVersion_LosesNothing(Database database)
    {
        await using var previous = await PreviousVersion.CreateAsync(database, Workspaces, Programs);
        var before = await previous.CountAsync();

        var migrate = await ConsoleProcess.RunAsync(previous.Database, "migrate");
        var again = await ConsoleProcess.RunAsync(previous.Database, "migrate");

        Assert.Equal((0, 0), (migrate.ExitCode, again.ExitCode));
        Assert.Contains("\"{Count} entries of the audit trail were chained\",\"Count\":12", migrate.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("were chained", again.Output, StringComparison.Ordinal);
        Assert.Equal(before, await previous.CountAsync());
        await using var context = previous.Database.NewContext();
        var programs = await context.MiniPrograms.Include(program => program.Logo).ToListAsync(Cancelled);
        Assert.Equal(Workspaces * Programs, programs.Count);
        Assert.All(programs, program =>
        {
            var (hash, content) = previous.Logos[program.MiniProgramId];
            Assert.Equal(content, program.Logo.Content);
            Assert.Equal((hash, hash, program.MiniProgramId), (program.Details.Logo!, program.Logo.Hash, program.Logo.MiniProgramId));
        });
        var submissions = await context.IdempotencyRecords.ToDictionaryAsync(row => row.SubjectId, row => row.SubjectName, Cancelled);
        Assert.Equal(programs.ToDictionary(program => program.MiniProgramId, program => program.Details.Name!), submissions);
        var members = await context.ProgramMembers.ToListAsync(Cancelled);
        Assert.Equal(
            programs.Select(program => (program.Id, program.CreatedById, ProgramRole.Admin, program.CreatedAt)).Order(),
            members.Select(member => (member.ProgramId, member.UserId, member.Role, member.AddedAt)).Order());
        var people = await context.Users.ToDictionaryAsync(user => user.Email!, Cancelled);
        Assert.All(people.Values, person => Assert.Matches("^[0-9a-f]{12}$", person.Code));
        Assert.Equal(people.Count, people.Values.DistinctBy(person => person.Code).Count());
        Assert.Equal(
            (PreviousVersion.LastSeenAt, (DateTime?)null),
            (people["person1@old.example"].LastActiveAt, people["member1@old.example"].LastActiveAt));
        Assert.Equal(
            ["lin wei 1", "lin wei 2", "lin wei 3", "member 1", "member 2", "member 3"],
            (await context.Users.Select(user => user.NameSearch).ToListAsync(Cancelled)).Order());
    }

    [Theory, EachDatabase(NotOnPostgreSql = OnlyOneVersion)]
    public async Task Migrate_FromTheVersionBeforeAccounts_KeepsPasswordsAndWorkspaces(Database database)
    {
        await using var previous = await PreviousVersion.CreateAsync(database, Workspaces, Programs);
        await previous.AdvanceAsync();

        Assert.Equal(0, (await ConsoleProcess.RunAsync(previous.Database, "migrate")).ExitCode);

        await using var process = await ConsoleProcess.StartAsync(previous.Database);
        foreach (var (email, workspace) in new[] { ("person1@old.example", "Owner"), ("member1@old.example", "Developer") })
        {
            var visitor = process.NewVisitor();
            var picker = await visitor.FollowAsync(await visitor.TrySignInAsync(email, Person.Password));
            var card = Assert.Single(picker.Document.QuerySelectorAll(".workspace-card"));
            Assert.Contains(workspace, card.TextContent, StringComparison.Ordinal);
            var list = await visitor.GetAsync(card.QuerySelector("a")!.GetAttribute("href")!);
            Assert.Equal(Programs, list.Document.QuerySelectorAll(".program-table tbody tr").Length);
        }

        Assert.Equal("The email or password is incorrect.", Page.Normal(
            (await process.NewVisitor().TrySignInAsync("person1@old.example", "wrong")).Document
                .QuerySelector("[role=alert]")!.TextContent));
        Assert.Equal(0, (await ConsoleProcess.RunAsync(previous.Database, "verify-audit")).ExitCode);
    }

    [Theory, EachDatabase(NotOnPostgreSql = OnlyOneVersion)]
    public async Task Migrate_FromThePreviousVersion_ChainsTheEntriesInTheirOrder(Database database)
    {
        await using var previous = await PreviousVersion.CreateAsync(database, Workspaces, Programs);

        await ConsoleProcess.RunAsync(previous.Database, "migrate");
        var verify = await ConsoleProcess.RunAsync(previous.Database, "verify-audit");

        Assert.Equal((0, "The audit trail is as it was written: 15 entries in 4 streams.\n"), verify);
        await using var context = previous.Database.NewContext();
        foreach (var (workspace, subjects) in previous.Entries)
        {
            var stream = AuditStreams.OfWorkspace(workspace);
            var entries = await context.AuditEntries.Where(entry => entry.Stream == stream).OrderBy(entry => entry.Number)
                .ToListAsync(Cancelled);
            Assert.Equal(subjects, entries.Select(entry => entry.SubjectId));
            Assert.All(entries, entry =>
            {
                Assert.Equal((PreviousVersion.PersonName, "2001:db8::7", 123456), (entry.ActorName, entry.Address, Microseconds(entry.At)));
                Assert.Equal(((string?)null, $$"""{"Name":"{{entry.SubjectName}}"}"""), (entry.Before, entry.After));
                Assert.Equal(workspace, entry.WorkspaceId);
            });
        }
    }

    [Theory, EachDatabase(NotOnPostgreSql = OnlyOneVersion)]
    public async Task Start_WithUnchainedEntries_SaysWhatToRun(Database database)
    {
        await using var previous = await PreviousVersion.CreateAsync(database, workspaces: 1, programs: 1);
        await using var context = previous.Database.NewContext();
        await context.Database.MigrateAsync(Cancelled);

        var start = await ConsoleProcess.RunAsync(previous.Database, "--urls", "http://127.0.0.1:0");
        var verify = await ConsoleProcess.RunAsync(previous.Database, "verify-audit");

        const string Refusal = "The audit trail has entries that are not chained yet. Run 'dotnet MiniProgramConsole.Web.dll migrate' first.\n";
        Assert.Equal(1, start.ExitCode);
        Assert.EndsWith(Refusal, start.Output, StringComparison.Ordinal);
        Assert.Equal((1, Refusal), verify);
    }

    private static bool IsUnchanged(string table) => table != Renewed && table != Quotas && !Moved.Contains(table);

    private static int Microseconds(DateTime moment) => (moment.Millisecond * 1000) + moment.Microsecond;
}
