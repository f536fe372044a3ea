using System.Net;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests;

/// <summary>Follows every link from page to page.</summary>
public sealed class LinkTests(ConsoleHosts hosts, ITestOutputHelper output) : IClassFixture<ConsoleHosts>
{
    private const int MaxPages = 400;

    [Fact]
    public async Task EveryLink_OnEveryReachablePage_LeadsToAPage()
    {
        var host = await hosts.OnAsync(Database.Sqlite);
        var team = await Team.OnAsync(host);
        await team.Owner.CreateAsync(team.Workspace, CreateForm.Valid("Name", "另一个小程序"));
        await host.Data.AddMemberAsync(
            await host.Data.WorkspaceAsync(await host.Data.PersonAsync()), team.Person("owner"), WorkspaceRole.Developer);
        var (waiting, seen, wrong) = (new Queue<string>(["/", "/workspaces", "/account"]), new HashSet<string>(), new List<string>());
        while (waiting.TryDequeue(out var address) && seen.Count < MaxPages)
        {
            if (!seen.Add(address))
            {
                continue;
            }

            var page = await team.Owner.GetAsync(address);
            if (page.Status is not (HttpStatusCode.OK or HttpStatusCode.Redirect))
            {
                wrong.Add($"{address} answers {(int)page.Status}");
            }

            foreach (var link in LinksOf(page).Where(link => !seen.Contains(link)))
            {
                waiting.Enqueue(link);
            }
        }

        output.WriteLine($"{seen.Count} addresses.");
        Assert.True(seen.Count is > 40 and < MaxPages, $"{seen.Count} addresses were found.");
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    private static IEnumerable<string> LinksOf(Page page) => page.Document.QuerySelectorAll("a[href]")
        .Select(link => link.GetAttribute("href")!.Split('#')[0])
        .Where(link => link.StartsWith('/') && !link.Contains("/export", StringComparison.Ordinal));
}
