using System.Net;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Features.MiniPrograms.Listing;

public sealed class ListTests(ConsoleHosts hosts) : IClassFixture<ConsoleHosts>
{
    [Theory, EachDatabase]
    public async Task Get_List_ShowsEachProgramWithAllItsFacts(Database database)
    {
        var host = await hosts.OnAsync(database);
        var owner = await host.Data.PersonAsync("Lin Wei");
        var workspace = await host.Data.WorkspaceAsync(owner, name: "Tea Team");
        var visitor = await host.SignInAsync(owner);
        await visitor.CreateAsync(workspace, CreateForm.Valid("Tom & <b>Jerry</b>"));

        var page = await visitor.GetAsync(CreateForm.ListAddress(workspace));

        await using var context = host.NewContext();
        var id = await context.MiniPrograms.Where(p => p.WorkspaceId == workspace.Id).Select(p => p.MiniProgramId)
            .SingleAsync(TestContext.Current.CancellationToken);
        var cells = page.Document.QuerySelectorAll(".program-table tbody tr > *").Select(cell => Page.Normal(cell.TextContent));
        var when = host.Time.Now.ToString("d MMM yyyy, HH:mm 'UTC'", System.Globalization.CultureInfo.GetCultureInfo("en"));
        Assert.Equal(
            ["Tom & <b>Jerry</b> 现磨咖啡，到店自取，一杯起送", id, "Alipay China", "Coffee shop", "In development", $"Lin Wei {when}"], cells);
        Assert.Equal("Manage Mini Program", Page.Normal(page.Document.QuerySelector("nav [aria-current=page]")!.TextContent));
        Assert.Equal("Tea Team", Page.Normal(page.Document.QuerySelector(".menu-name")!.TextContent));
    }

    [Theory, EachDatabase]
    public async Task Get_EmptyList_SaysWhatToDoNext(Database database)
    {
        var host = await hosts.OnAsync(database);
        var owner = await host.Data.PersonAsync();
        var workspace = await host.Data.WorkspaceAsync(owner);

        var page = await (await host.SignInAsync(owner)).GetAsync(CreateForm.ListAddress(workspace));

        Assert.Contains(
            "No mini programs yet. Create the first: it takes a name, a logo and five minutes.", page.Text, StringComparison.Ordinal);
        Assert.Equal(CreateForm.Address(workspace), Assert.Single(page.Document.QuerySelectorAll("a.btn-primary")).GetAttribute("href"));
        Assert.Contains("0 of 10 used for Alipay China", page.Text, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Get_List_CountsTheMerchantsOtherWorkspacesButShowsNoneOfTheirPrograms(Database database)
    {
        var host = await hosts.OnAsync(database);
        var (owner, other) = (await host.Data.PersonAsync(), await host.Data.PersonAsync());
        var merchant = await host.Data.MerchantAsync();
        var (mine, theirs) = (await host.Data.WorkspaceAsync(owner, merchant), await host.Data.WorkspaceAsync(other, merchant));
        await (await host.SignInAsync(other)).CreateAsync(theirs);

        var page = await (await host.SignInAsync(owner)).GetAsync(CreateForm.ListAddress(mine));

        Assert.Contains("1 of 10 used for Alipay China", page.Text, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll(".program-table"));
    }

    [Theory, EachDatabase]
    public async Task Get_MemberBlockedAfterSigningIn_Answers404(Database database)
    {
        var host = await hosts.OnAsync(database);
        var (owner, member) = (await host.Data.PersonAsync(), await host.Data.PersonAsync());
        var workspace = await host.Data.WorkspaceAsync(owner);
        await host.Data.AddMemberAsync(workspace, member, WorkspaceRole.Developer);
        var visitor = await host.SignInAsync(member);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(CreateForm.ListAddress(workspace))).Status);

        await using var context = host.NewContext();
        await context.WorkspaceMembers.Where(row => row.UserId == member.Id).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.BlockedAt, host.Time.Now), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(CreateForm.ListAddress(workspace))).Status);
    }
}
