using System.Net;
using System.Text;
using System.Text.Json;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Features.MiniPrograms.Listing;

/// <summary>The address holds the whole state of the list: search, filters, sort order and page.</summary>
public sealed class ListQueryTests(ConsoleHosts hosts) : IClassFixture<ConsoleHosts>
{
    [Theory, EachDatabase]
    public async Task Search_FindsByNameIdAndCreatorInAnyCaseAndWidth(Database database)
    {
        var (host, owner, master, workspace) = await ArrangeAsync(database);
        var coffee = await host.CreateProgramAsync(owner, workspace, "Café 晨光");
        await host.CreateProgramAsync(owner, workspace, "100%_茶");
        await host.CreateProgramAsync(master, workspace, "ＴＥＡ茶园");

        Assert.Equal(["Café 晨光"], await NamesAsync(owner, workspace, "q=晨光"));
        Assert.Equal(["Café 晨光"], await NamesAsync(owner, workspace, "q=CAFÉ"));
        Assert.Equal(["ＴＥＡ茶园"], await NamesAsync(owner, workspace, "q=tea"));
        Assert.Equal(["100%_茶"], await NamesAsync(owner, workspace, "q=%25_"));
        Assert.Equal(["Café 晨光"], await NamesAsync(owner, workspace, $"q={coffee}"));
        Assert.Equal(["ＴＥＡ茶园"], await NamesAsync(owner, workspace, "q=chen jie"));
        Assert.Empty(await NamesAsync(owner, workspace, "q=zz"));
        Assert.Empty(await NamesAsync(owner, workspace, $"q={coffee[..15]}"));
    }

    [Theory, EachDatabase]
    public async Task Search_TextCopiedFromTheExport_FindsTheProgram(Database database)
    {
        var (host, owner, _, workspace) = await ArrangeAsync(database);
        var coffee = await host.CreateProgramAsync(owner, workspace, "=晨光;+1");
        await host.CreateProgramAsync(owner, workspace, "青叶茶园");
        var wide = string.Concat(coffee.Select(digit => (char)(digit - '0' + '０')));
        string[] typed =
        [
            $"'{coffee}", $" {coffee} ", $"{coffee[..4]} {coffee[4..8]} {coffee[8..12]} {coffee[12..]}", wide, $"’{coffee}",
            $"\"'{coffee}\"", $"{coffee[..8]}-{coffee[8..]}", $"\u202A{coffee}\u202C", $"{coffee[..8]}\u00A0{coffee[8..]}", "'=晨光;'+1",
            "'=晨光", "=晨光;+1",
        ];

        foreach (var words in typed)
        {
            Assert.Equal(["=晨光;+1"], await NamesAsync(owner, workspace, $"q={Uri.EscapeDataString(words)}"));
        }
    }

    [Theory, EachDatabase]
    public async Task Search_NothingFound_SaysSoAndOffersTheWayBack(Database database)
    {
        var (host, owner, _, workspace) = await ArrangeAsync(database);
        await host.CreateProgramAsync(owner, workspace);

        var page = await owner.GetAsync($"{CreateForm.ListAddress(workspace)}?q=nothing&industry=food-coffee");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("No mini programs match. Remove a filter, or search for part of the name.", page.Text, StringComparison.Ordinal);
        Assert.Equal("nothing", page.Document.QuerySelector("#q")!.GetAttribute("value"));
        Assert.Equal("food-coffee", page.Document.QuerySelector("#industry option[selected]")!.GetAttribute("value"));
        Assert.Equal(CreateForm.ListAddress(workspace), page.Document.QuerySelector(".empty a.btn")!.GetAttribute("href"));
    }

    [Theory, EachDatabase]
    public async Task Filters_ByStatusTargetAndIndustry_FindThePrograms(Database database)
    {
        var (host, owner, _, workspace) = await ArrangeAsync(database);
        await host.CreateProgramAsync(owner, workspace, "晨光咖啡");
        // Programs created at the same moment are sorted by ID, which is random.
        host.Time.Advance(TimeSpan.FromMinutes(1));
        await owner.CreateAsync(workspace, new Dictionary<string, string?>(CreateForm.Valid("青叶茶园")) { ["Industry"] = "grocery-drinks" });
        var gone = await host.CreateProgramAsync(owner, workspace, "周末去哪儿玩");
        await owner.DeleteAsync(workspace, gone, "周末去哪儿玩");

        Assert.Equal(["青叶茶园", "晨光咖啡"], await NamesAsync(owner, workspace, ""));
        Assert.Equal(["青叶茶园", "晨光咖啡"], await NamesAsync(owner, workspace, "status=in-development&target=alipay-cn"));
        Assert.Equal(["周末去哪儿玩"], await NamesAsync(owner, workspace, "status=deleted"));
        Assert.Equal(["青叶茶园"], await NamesAsync(owner, workspace, "industry=grocery-drinks"));
        Assert.Equal(
            ["青叶茶园", "晨光咖啡"],
            await NamesAsync(owner, workspace, "status=nonsense&target=nowhere&industry=none&sort=sideways&after=x&before=~"));
    }

    [Theory, EachDatabase]
    public async Task Order_ByNameCreatedAndModified_WorksBothWays(Database database)
    {
        var (host, owner, _, workspace) = await ArrangeAsync(database);
        foreach (var name in new[] { "Bbb", "ccc", "Aaa" })
        {
            host.Time.Advance(TimeSpan.FromMinutes(1));
            await host.CreateProgramAsync(owner, workspace, name);
        }

        host.Time.Advance(TimeSpan.FromMinutes(1));
        await using (var context = host.NewContext())
        {
            var id = context.MiniPrograms
                .Single(program => program.WorkspaceId == workspace.Id && program.Details.Name! == "Bbb").MiniProgramId;
            await owner.ModifyAsync(workspace, id, "ContactNumber", "0571-7654321");
        }

        Assert.Equal(["Aaa", "ccc", "Bbb"], await NamesAsync(owner, workspace, "sort=-created"));
        Assert.Equal(["Bbb", "ccc", "Aaa"], await NamesAsync(owner, workspace, "sort=created"));
        Assert.Equal(["Aaa", "Bbb", "ccc"], await NamesAsync(owner, workspace, "sort=name"));
        Assert.Equal(["ccc", "Bbb", "Aaa"], await NamesAsync(owner, workspace, "sort=-name"));
        Assert.Equal(["Bbb", "Aaa", "ccc"], await NamesAsync(owner, workspace, "sort=-modified"));
        Assert.Equal(["ccc", "Aaa", "Bbb"], await NamesAsync(owner, workspace, "sort=modified"));
    }

    [Theory, EachDatabase]
    public async Task LongList_IsPagedByKeyForwardsAndBackInEachOrder(Database database)
    {
        var (host, owner, _, workspace) = await ArrangeAsync(database);
        await host.Data.AddDeletedProgramsAsync(workspace, 60);

        foreach (var sort in new[] { "-created", "created", "name", "-name", "-modified", "modified" })
        {
            var pages = new List<Page> { await owner.GetAsync($"{CreateForm.ListAddress(workspace)}?status=deleted&sort={sort}") };
            while (pages[^1].Document.QuerySelector(".pager [rel=next]") is { } next)
            {
                pages.Add(await owner.GetAsync(next.GetAttribute("href")!));
            }

            Assert.Equal([25, 25, 10], pages.Select(page => Ids(page).Count));
            Assert.Equal(60, pages.SelectMany(Ids).Distinct().Count());
            Assert.Null(pages[0].Document.QuerySelector(".pager [rel=prev]"));
            var back = await owner.GetAsync(pages[2].Document.QuerySelector(".pager [rel=prev]")!.GetAttribute("href")!);
            Assert.Equal(Ids(pages[1]), Ids(back));
            var first = await owner.GetAsync(back.Document.QuerySelector(".pager [rel=prev]")!.GetAttribute("href")!);
            Assert.Equal(Ids(pages[0]), Ids(first));
            Assert.Null(first.Document.QuerySelector(".pager [rel=prev]"));
            Assert.Contains($"sort={sort}", back.Document.QuerySelector(".pager a")!.GetAttribute("href"), StringComparison.Ordinal);
        }
    }

    [Theory, EachDatabase]
    public async Task ExportCsv_ContainsTheResultsWithABomAndDefusedFormulas(Database database)
    {
        var (host, owner, _, workspace) = await ArrangeAsync(database);
        var id = await host.CreateProgramAsync(owner, workspace, "=1+1\"晨光\"");
        await host.CreateProgramAsync(owner, workspace, "青叶茶园");

        var address = (await owner.GetAsync($"{CreateForm.ListAddress(workspace)}?q=晨光")).Document.QuerySelector(".exports a")!
            .GetAttribute("href")!;
        var answer = await owner.Client.GetAsync(address, TestContext.Current.CancellationToken);
        var bytes = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

        Assert.Equal(("text/csv", "utf-8"), (answer.Content.Headers.ContentType!.MediaType, answer.Content.Headers.ContentType.CharSet));
        Assert.Equal($"mini-programs-{workspace.Code}.csv", answer.Content.Headers.ContentDisposition!.FileName);
        Assert.Equal(Encoding.UTF8.Preamble, bytes.AsSpan(0, 3));
        var lines = Encoding.UTF8.GetString(bytes.AsSpan(3)).Split("\r\n");
        Assert.StartsWith(
            "\"Mini program ID\",\"Mini Program Name\",\"Tagline\",\"Description\",\"Launch target\",", lines[0], StringComparison.Ordinal);
        Assert.StartsWith($"\"'{id}\",\"'=1+1\"\"晨光\"\"\",\"现磨咖啡，到店自取，一杯起送\",", lines[1], StringComparison.Ordinal);
        Assert.DoesNotContain("青叶茶园", string.Concat(lines), StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task ExportJson_ContainsIdsAsStrings(Database database)
    {
        var (host, owner, _, workspace) = await ArrangeAsync(database);
        var id = await host.CreateProgramAsync(owner, workspace);

        var answer = await owner.GetAsync($"{CreateForm.ListAddress(workspace)}/export.json?sort=name");

        Assert.Equal("application/json", answer.Response.Content.Headers.ContentType!.MediaType);
        var program = Assert.Single(JsonDocument.Parse(answer.Body).RootElement.EnumerateArray().ToList());
        Assert.Equal(
            (JsonValueKind.String, id, "晨光咖啡", "in-development"),
            (program.GetProperty("miniProgramId").ValueKind, program.GetProperty("miniProgramId").GetString(),
                program.GetProperty("name").GetString(), program.GetProperty("status").GetString()));
    }

    private static async Task<List<string>> NamesAsync(Visitor visitor, Workspace workspace, string query) =>
        Names(await visitor.GetAsync($"{CreateForm.ListAddress(workspace)}?{query}"));

    private static List<string> Names(Page page) =>
        [.. page.Document.QuerySelectorAll(".program-table .program-name").Select(name => name.TextContent)];

    private static List<string> Ids(Page page) =>
        [.. page.Document.QuerySelectorAll(".program-table .program-id").Select(id => Page.Normal(id.TextContent))];

    private async Task<(ConsoleHost Host, Visitor Owner, Visitor Master, Workspace Workspace)> ArrangeAsync(Database database)
    {
        var host = await hosts.OnAsync(database);
        var (owner, master) = (await host.Data.PersonAsync("Lin Wei"), await host.Data.PersonAsync("Chen Jie"));
        var workspace = await host.Data.WorkspaceAsync(owner);
        await host.Data.AddMemberAsync(workspace, master, WorkspaceRole.Master);
        return (host, await host.SignInAsync(owner), await host.SignInAsync(master), workspace);
    }
}
