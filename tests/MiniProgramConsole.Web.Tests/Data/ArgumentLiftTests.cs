using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;

namespace MiniProgramConsole.Web.Tests.Data;

public sealed class ArgumentLiftTests(ConsoleHosts hosts) : IClassFixture<ConsoleHosts>
{
    [Theory, EachDatabase]
    public async Task Run_QueryThatPassesItsArgumentsOn_Refuses(Database database)
    {
        await using var context = (await hosts.OnAsync(database)).NewContext();
        var query = new CompiledQuery<MembershipQuery, long>((db, asked) =>
            db.Workspaces.Select(workspace => workspace.Id).Where(id => WorkspaceService.Of(db, asked).Any(seen => seen.Id == id)));

        var asked = new MembershipQuery(UserId: 1, DateTime.UnixEpoch, IsRequiredOfAll: false);
        Task Run() => query.ListAsync(context, asked, TestContext.Current.CancellationToken);

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(Run);
        Assert.Equal("The query passes on asked as a whole. Read its properties in the query.", refused.Message);
    }
}
