using MiniProgramConsole.Web.Tests.Commands.Walk;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;

namespace MiniProgramConsole.Web.Tests.Commands;

/// <summary>The walk must cover exactly the routes that change data.</summary>
public sealed class ChangingRoutesTests(ConsoleHosts hosts) : IClassFixture<ConsoleHosts>
{
    [Fact]
    public async Task EveryRoute_ThatChangesData_IsInTheWalk()
    {
        var routes = ChangingRoutes.Of(await hosts.OnAsync(Database.Sqlite)).Keys.Order(StringComparer.Ordinal).ToList();

        Assert.True(routes.Count > 60, $"The console has {routes.Count} of them only.");
        Assert.Equal(routes, ChangingRoutes.All.Select(route => route.Pattern).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void EveryExemption_HasAReason() =>
        Assert.DoesNotContain(ChangingRoutes.All.SelectMany(route => route.Exemptions.Values), reason => reason.Length < 10);
}
