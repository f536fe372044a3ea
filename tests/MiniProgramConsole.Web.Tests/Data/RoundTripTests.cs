using System.Net;
using System.Text.RegularExpressions;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Interceptors;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Data;

/// <summary>The number of queries for a page must be low and must not grow with its content.</summary>
public sealed partial class RoundTripTests
{
    private const int Most = 7;

    [Theory, EachDatabase]
    public async Task EachPage_WithLittleOrMuchToShow_RunsAtMostSevenStatements(Database database)
    {
        var recorder = new CommandRecorder();
        await using var host = await ConsoleHost.StartAsync(database, interceptors: recorder);
        // So that the recorder can tell requests from housekeeping.
        host.Server.PreserveExecutionContext = true;

        var few = await CountAsync(host, recorder, programs: 1);
        var many = await CountAsync(host, recorder, programs: 30);

        // Reading the session and updating its last use are two statements.
        Assert.All(
            few.Where(page => page.Key.Contains("workspaces", StringComparison.Ordinal)),
            page => Assert.True(page.Value.Count >= 2, $"{page}"));
        Assert.All(
            many,
            page => Assert.True(page.Value.Count <= Most, $"{page.Key} asks {page.Value.Count} times:\n{string.Join("\n", page.Value)}"));
        Assert.All(few, page => Assert.True(page.Value.Count == many[page.Key].Count,
            $"{page.Key} asks {page.Value.Count} times about one, {many[page.Key].Count} times about thirty:\n{string.Join("\n", many[page.Key])}"));
    }

    [Theory, EachDatabase]
    public async Task EachPage_VisitedAgain_ReadsNoLogo(Database database)
    {
        var recorder = new CommandRecorder();
        await using var host = await ConsoleHost.StartAsync(database, interceptors: recorder);
        host.Server.PreserveExecutionContext = true;

        var pages = await CountAsync(host, recorder, programs: 3);

        Assert.All(pages, page => Assert.DoesNotContain(page.Value, text =>
            text.Contains("Logos", StringComparison.Ordinal) && text.Contains("Content", StringComparison.Ordinal)));
    }

    [Theory, EachDatabase]
    public async Task Create_WithALogo_RunsFewStatements(Database database)
    {
        // Session, logo, facts and the rows. On SQL Server each lock is one, and where the database makes the IDs, logo, program and
        // creator are saved one after the other. PostgreSQL takes logo and locks with the facts, and is asked for IDs in tens.
        var most = database == Database.PostgreSql ? 3 : 10;
        var recorder = new CommandRecorder();
        await using var host = await ConsoleHost.StartAsync(database, interceptors: recorder);
        host.Server.PreserveExecutionContext = true;
        var owner = await host.Data.PersonAsync();
        var workspace = await host.Data.WorkspaceAsync(owner);
        var visitor = await host.SignInAsync(owner);
        // The first starts the audit stream.
        await host.CreateProgramAsync(visitor, workspace);
        var form = (await visitor.GetAsync(CreateForm.Address(workspace))).Form("/mini-programs");

        var asked = recorder.Listen();
        await visitor.SubmitAsync(form, CreateForm.Valid(), UploadedFile.Logo());

        var statements = asked.Select(command => command.Text).ToList();
        Assert.True(statements.Count <= most, $"{statements.Count} statements:\n{string.Join("\n\n", statements)}");
        if (database != Database.Sqlite)
        {
            // SQLite admits one writer at a time; elsewhere nobody may wait while a file is sent.
            var all = string.Join("\n\n", statements);
            var (logo, locks) = (OfLogos().Match(all), LocksAccount().Match(all));
            Assert.True(logo.Success && locks.Success && logo.Index < locks.Index, all);
        }
    }

    [GeneratedRegex("INSERT INTO .Logos")]
    private static partial Regex OfLogos();

    // An update that names accounts, up to the end of that statement.
    [GeneratedRegex(@" FOR NO KEY UPDATE|(?<=^|\n\n)UPDATE (?:(?!\n\n).)*\[Users\]", RegexOptions.Singleline)]
    private static partial Regex LocksAccount();

    /// <summary>The statements of each page, by its address without the variable parts.</summary>
    private static async Task<Dictionary<string, IReadOnlyList<string>>> CountAsync(
        ConsoleHost host, CommandRecorder recorder, int programs)
    {
        var owner = await host.Data.PersonAsync();
        var workspace = await host.Data.WorkspaceAsync(owner);
        var made = await host.Data.ProgramsAsync(workspace, owner, programs);
        var visitor = await host.SignInAsync(owner);
        var counts = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var address in ConsolePages.Of(workspace, made[0]))
        {
            await visitor.GetAsync(address);
            host.Time.Advance(TimeSpan.FromMinutes(6));
            var asked = recorder.Listen();
            var page = await visitor.GetAsync(address);
            // An owner may not leave.
            Assert.True(
                address.EndsWith("/members/leave", StringComparison.Ordinal)
                    ? page.Status is HttpStatusCode.Forbidden
                    : page.Status is HttpStatusCode.OK or HttpStatusCode.Redirect or HttpStatusCode.NotFound,
                $"{address}: {page.Status}");
            counts.Add(
                address.Replace(workspace.Code, "", StringComparison.Ordinal).Replace(made[0].MiniProgramId, "", StringComparison.Ordinal),
                [.. asked.Select(command => command.Text)]);
        }

        return counts;
    }
}
