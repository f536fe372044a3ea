using MiniProgramConsole.Web.Tests.Data;
using MiniProgramConsole.Web.Tests.Security;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;

namespace MiniProgramConsole.Web.Tests.Architecture;

/// <summary>What is checked of every page must know every page.</summary>
public sealed class PageListTests(ConsoleHosts hosts) : IClassFixture<ConsoleHosts>
{
    // Shown in place of another page.
    private const string Error = "error/{status:int}";

    [Fact]
    public async Task PagesForTests_AreAllPages()
    {
        var team = await Team.OnAsync(await hosts.OnAsync(Database.Sqlite));

        Assert.Equal([Error], Missing(team.Host, ConsolePages.Of(team.Workspace, team.Program)));
    }

    [Fact]
    public async Task PagesForTheBenchmark_AreAllPagesOfProduction()
    {
        var host = await hosts.OnAsync(Database.Sqlite);
        var lines = (await Repository.ReadAsync("tests", "performance", "pages.txt")).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        var addresses = lines.Where(line => !line.StartsWith('#')).Select(line => line[line.IndexOf('/', StringComparison.Ordinal)..]);

        Assert.Equal(["development/mails", Error], Missing(host, addresses));
    }

    /// <summary>The routes for reading that none of the addresses leads to, in alphabetical order.</summary>
    private static IEnumerable<string> Missing(ConsoleHost host, IEnumerable<string> addresses)
    {
        // A literal segment wins over a parameter.
        var routes = EveryRoute.Of(host).Where(route => route.Method == "GET").Select(route => route.Route)
            .OrderBy(route => route.RoutePattern.Parameters.Count).ToList();
        var met = addresses.Select(address => routes.Find(route => route.Matches(address.Split('?')[0]))).ToHashSet();
        return routes.Where(route => !met.Contains(route)).Select(route => route.RoutePattern.RawText!.TrimStart('/'))
            .Order(StringComparer.Ordinal);
    }
}
