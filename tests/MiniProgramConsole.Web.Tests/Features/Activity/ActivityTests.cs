using System.Globalization;
using System.Net;
using System.Text;
using MiniProgramConsole.Core.MiniPrograms;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Features.Activity;

public sealed class ActivityTests(ConsoleHosts hosts) : IClassFixture<ConsoleHosts>
{
    [Theory, EachDatabase]
    public async Task Get_Page_SaysWhoDidWhatWhenFromWhereAndWhatChanged(Database database)
    {
        var (host, owner, master, workspace) = await ArrangeAsync(database);
        var id = await host.CreateProgramAsync(owner, workspace);
        host.Time.Advance(TimeSpan.FromMinutes(1));
        await master.ModifyAsync(workspace, id, "Industry", "grocery-drinks");

        var page = await owner.GetAsync(Address(workspace));

        var entries = page.Document.QuerySelectorAll(".entry");
        var when = host.Time.Now.ToString("d MMM yyyy, HH:mm 'UTC'", CultureInfo.GetCultureInfo("en"));
        Assert.Equal("Chen Jie modified 晨光咖啡", Page.Normal(entries[0].QuerySelector(".entry-head")!.TextContent));
        Assert.Equal(when, Page.Normal(entries[0].QuerySelector(".entry-when time")!.TextContent));
        Assert.Equal(
            ["Mini Program Industry", "Coffee shop", "Wine, tea and drinks shop"],
            entries[0].QuerySelectorAll("tbody tr > *").Select(cell => Page.Normal(cell.TextContent)));
        Assert.Equal("Lin Wei created 晨光咖啡", Page.Normal(entries[1].QuerySelector(".entry-head")!.TextContent));
        // Its fields and its language.
        Assert.Equal(MiniProgramFieldList.All.Count + 1, entries[1].QuerySelectorAll("details tbody tr").Length);
        Assert.Equal(Managing.Address(workspace, id), entries[0].QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal("Activity", Page.Normal(page.Document.QuerySelector("nav [aria-current=page]")!.TextContent));
    }

    [Theory, EachDatabase]
    public async Task Filters_ByPersonActionAndDay_FindTheEntries(Database database)
    {
        var (host, owner, master, workspace) = await ArrangeAsync(database);
        var id = await host.CreateProgramAsync(owner, workspace);
        await host.CreateProgramAsync(master, workspace, "青叶茶园");
        await master.ModifyAsync(workspace, id, "Name", "晨光咖啡馆");
        var today = host.Time.Now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var tomorrow = host.Time.Now.AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var (lin, chen) = (await CodeOfAsync(owner, workspace, "Lin Wei"), await CodeOfAsync(owner, workspace, "Chen Jie"));
        string[] all = ["Chen Jie modified 晨光咖啡馆", "Chen Jie created 青叶茶园", "Lin Wei created 晨光咖啡"];

        Assert.Equal(all, await HeadsAsync(owner, workspace, ""));
        Assert.Equal(all[2..], await HeadsAsync(owner, workspace, $"person={lin}"));
        Assert.Equal(all[..1], await HeadsAsync(owner, workspace, "did=mini-program.modified"));
        Assert.Equal(all[1..2], await HeadsAsync(owner, workspace, $"person={chen}&did=mini-program.created"));
        Assert.Equal(all, await HeadsAsync(owner, workspace, $"from={today}&to={today}"));
        Assert.Empty(await HeadsAsync(owner, workspace, $"from={tomorrow}"));
        Assert.Empty(await HeadsAsync(owner, workspace, "to=2020-01-01"));
        Assert.Empty(await HeadsAsync(owner, workspace, "person=23456789bcdf"));
        var nothing = await owner.GetAsync($"{Address(workspace)}?person=23456789bcdf");
        Assert.Contains("Nothing matches these filters. Remove one and try again.", nothing.Text, StringComparison.Ordinal);
    }

    [Theory]
    [EachDatabase("Asia/Shanghai", "2026-11-25", "Dates use the time zone Asia/Shanghai.")]
    [EachDatabase("Asia%2FShanghai", "2026-11-25", "Dates use the time zone Asia/Shanghai.")]
    [EachDatabase("America/New_York", "2026-11-24", "Dates use the time zone America/New_York.")]
    [EachDatabase("Nowhere/Atlantis", "2026-11-24", "Dates are in UTC.")]
    [EachDatabase("../../etc/passwd", "2026-11-24", "Dates are in UTC.")]
    [EachDatabase(null, "2026-11-24", "Dates are in UTC.")]
    public async Task Filter_Day_IsInTheViewersTimeZoneIfTheBrowserSendsIt(Database database, string? zone, string today, string said)
    {
        await using var host = await ConsoleHost.StartAsync(database);
        var owner = await host.Data.PersonAsync();
        var workspace = await host.Data.WorkspaceAsync(owner);
        // Evening in UTC is the next morning in Shanghai.
        host.Time.Advance(new DateTime(2026, 11, 24, 18, 0, 0, DateTimeKind.Utc) - host.Time.Now);
        var visitor = await host.SignInAsync(owner);
        await host.CreateProgramAsync(visitor, workspace);
        if (zone is not null)
        {
            visitor.Client.DefaultRequestHeaders.Add("Cookie", $"__Host-console.zone={zone}");
        }

        var day = DateOnly.ParseExact(today, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        foreach (var (other, count) in new[] { (day.AddDays(-1), 0), (day, 1), (day.AddDays(1), 0) })
        {
            var query = $"?from={other:yyyy-MM-dd}&to={other:yyyy-MM-dd}";
            Assert.Equal(count, (await HeadsAsync(visitor, workspace, query[1..])).Count);
            var export = await visitor.GetAsync($"{Address(workspace)}/export.csv{query}");
            Assert.Equal(count + 1, export.Body.TrimEnd().Split("\r\n").Length);
        }

        Assert.Equal(said, Page.Normal((await visitor.GetAsync(Address(workspace))).Document.QuerySelector("#days-in")!.TextContent));
    }

    [Theory, EachDatabase]
    public async Task Filter_InvalidDay_IsShownInTheError(Database database)
    {
        var (_, owner, _, workspace) = await ArrangeAsync(database);

        var page = await owner.GetAsync($"{Address(workspace)}?from=yesterday&to=2026-02-30");

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal(
            [
                "yesterday is not a valid date. Enter it as year-month-day, for example 2026-11-24.",
                "2026-02-30 is not a valid date. Enter it as year-month-day, for example 2026-11-24.",
            ],
            page.Document.QuerySelectorAll(".error-summary a").Select(link => link.TextContent));
        var export = await owner.GetAsync($"{Address(workspace)}/export.csv?from=yesterday&to=2026-02-30");
        Assert.Equal((HttpStatusCode.BadRequest, page.Heading), (export.Status, export.Heading));
        Assert.Equal(
            page.Document.QuerySelectorAll(".error-summary a").Select(link => link.TextContent),
            export.Document.QuerySelectorAll(".error-summary a").Select(link => link.TextContent));
    }

    [Theory, EachDatabase]
    public async Task LongActivity_IsPagedByKeyBothWays(Database database)
    {
        var (host, owner, _, workspace) = await ArrangeAsync(database);
        var id = await host.CreateProgramAsync(owner, workspace);
        for (var number = 1; number < 60; number++)
        {
            await owner.ModifyAsync(workspace, id, "ContactNumber", $"0571-{number:0000000}");
        }

        foreach (var address in new[] { Address(workspace), $"{Managing.Address(workspace, id)}/history" })
        {
            var pages = new List<Page> { await owner.GetAsync(address) };
            while (pages[^1].Document.QuerySelector(".pager [rel=next]") is { } next)
            {
                pages.Add(await owner.GetAsync(next.GetAttribute("href")!));
            }

            Assert.Equal([25, 25, 10], pages.Select(page => page.Document.QuerySelectorAll(".entry").Length));
            Assert.Contains("0571-0000059", pages[0].Document.QuerySelector(".entry")!.TextContent, StringComparison.Ordinal);
            var back = await owner.GetAsync(pages[2].Document.QuerySelector(".pager [rel=prev]")!.GetAttribute("href")!);
            Assert.Equal(Entries(pages[1]), Entries(back));
            var first = await owner.GetAsync(back.Document.QuerySelector(".pager [rel=prev]")!.GetAttribute("href")!);
            Assert.Equal(Entries(pages[0]), Entries(first));
            Assert.Null(first.Document.QuerySelector(".pager [rel=prev]"));
        }
    }

    [Theory, EachDatabase]
    public async Task ExportCsv_ContainsTheResultsWithABom(Database database)
    {
        var (host, owner, master, workspace) = await ArrangeAsync(database);
        var id = await host.CreateProgramAsync(owner, workspace);
        await master.ModifyAsync(workspace, id, "Name", "=晨光咖啡馆");

        var address = (await owner.GetAsync($"{Address(workspace)}?did=mini-program.modified")).Document.QuerySelector(".exports a")!
            .GetAttribute("href")!;
        var answer = await owner.Client.GetAsync(address, TestContext.Current.CancellationToken);
        var bytes = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

        Assert.Equal(Encoding.UTF8.Preamble, bytes.AsSpan(0, 3));
        var lines = Encoding.UTF8.GetString(bytes.AsSpan(3)).TrimEnd().Split("\r\n");
        Assert.Equal(
            "\"Number\",\"Time (UTC)\",\"Person\",\"Address\",\"Action\",\"Mini program ID\",\"Name\",\"Before\",\"After\"", lines[0]);
        var time = host.Time.Now.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        Assert.Equal(
            $"\"2\",\"{time}\",\"Chen Jie\",\"\",\"modified\",\"'{id}\",\"'=晨光咖啡馆\",\"{{\"\"Name\"\":\"\"晨光咖啡\"\"}}\",\"{{\"\"Name\"\":\"\"=晨光咖啡馆\"\"}}\"",
            Assert.Single(lines[1..]));
    }

    [Theory, EachDatabase]
    public async Task History_ShowsBothLogosWhileTheyExistAndAHashAfterwards(Database database)
    {
        var (host, owner, _, workspace) = await ArrangeAsync(database);
        var id = await host.CreateProgramAsync(owner, workspace);
        var first = (await host.ProgramAsync(id)).Details.Logo!;
        await owner.ModifyAsync(workspace, id, "Name", "晨光咖啡", UploadedFile.Logo(32));

        var page = await owner.GetAsync($"{Managing.Address(workspace, id)}/history");

        var pictures = page.Document.QuerySelectorAll(".is-comparing img").Select(image => image.GetAttribute("src")!).ToList();
        Assert.Equal(2, pictures.Count);
        Assert.Contains(first, pictures[0], StringComparison.Ordinal);
        foreach (var picture in pictures)
        {
            Assert.Equal(HttpStatusCode.OK, (await owner.GetAsync(picture)).Status);
        }

        for (var side = 33; side < 44; side++)
        {
            await owner.ModifyAsync(workspace, id, "Name", "晨光咖啡", UploadedFile.Logo(side));
        }

        var later = await owner.GetAsync($"{Managing.Address(workspace, id)}/history");
        var oldest = later.Document.QuerySelectorAll(".is-comparing")[^1];
        Assert.Equal($"No longer kept {first[..12]}…", Page.Normal(oldest.QuerySelector("td")!.TextContent));
    }

    [Theory, EachDatabase]
    public async Task Developer_SeesAHistoryWithoutAddressesAndNoActivity(Database database)
    {
        var (host, owner, _, workspace) = await ArrangeAsync(database);
        var id = await host.CreateProgramAsync(owner, workspace);
        await using (var context = host.NewContext())
        {
            var entry = context.AuditEntries.Single(row => row.SubjectId == id);
            context.Entry(entry).Property(row => row.Address).CurrentValue = "192.0.2.7";
            await context.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var developer = await host.Data.PersonAsync();
        await host.Data.AddMemberAsync(workspace, developer, WorkspaceRole.Developer);
        var visitor = await host.SignInAsync(developer);

        Assert.Contains(
            "from 192.0.2.7", (await owner.GetAsync($"{Managing.Address(workspace, id)}/history")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "192.0.2.7", (await visitor.GetAsync($"{Managing.Address(workspace, id)}/history")).Text, StringComparison.Ordinal);
        foreach (var address in new[] { Address(workspace), $"{Address(workspace)}/export.csv" })
        {
            var refused = await visitor.GetAsync(address);
            Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
            Assert.Contains(
                "Only the owner and masters of this workspace can see its activity, which includes network addresses. Ask Lin Wei.",
                refused.Text, StringComparison.Ordinal);
        }

        var item = (await visitor.GetAsync(CreateForm.ListAddress(workspace))).Document.QuerySelector("nav [aria-disabled=true]")!;
        Assert.Equal(("Activity", null), (Page.Normal(item.TextContent), item.GetAttribute("href")));
    }

    [Theory, EachDatabase]
    public async Task Activity_OfAnotherWorkspace_IsNotFound(Database database)
    {
        var (host, owner, _, workspace) = await ArrangeAsync(database);
        await host.CreateProgramAsync(owner, workspace);
        var (_, stranger, elsewhere) = await hosts.OwnerAsync(database);

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(Address(workspace))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"{Address(workspace)}/export.csv")).Status);
        Assert.Empty(await HeadsAsync(stranger, elsewhere, ""));
    }

    private static string Address(Workspace workspace) => $"/workspaces/{workspace.Code}/activity";

    private static async Task<string> CodeOfAsync(Visitor visitor, Workspace workspace, string name) =>
        (await visitor.GetAsync(Address(workspace))).Document.QuerySelectorAll("#person option")
            .Single(option => Page.Normal(option.TextContent) == name).GetAttribute("value")!;

    private static async Task<List<string>> HeadsAsync(Visitor visitor, Workspace workspace, string query) =>
        [.. (await visitor.GetAsync($"{Address(workspace)}?{query}")).Document.QuerySelectorAll(".entry-head")
            .Select(head => Page.Normal(head.TextContent))];

    private static IEnumerable<string> Entries(Page page) =>
        page.Document.QuerySelectorAll(".entry").Select(entry => Page.Normal(entry.TextContent));

    private async Task<(ConsoleHost Host, Visitor Owner, Visitor Master, Workspace Workspace)> ArrangeAsync(Database database)
    {
        var host = await hosts.OnAsync(database);
        var (owner, master) = (await host.Data.PersonAsync("Lin Wei"), await host.Data.PersonAsync("Chen Jie"));
        var workspace = await host.Data.WorkspaceAsync(owner);
        await host.Data.AddMemberAsync(workspace, master, WorkspaceRole.Master);
        return (host, await host.SignInAsync(owner), await host.SignInAsync(master), workspace);
    }
}
