using System.Net;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Hosting.Demo;

public sealed class DemoDataTests
{
    [Theory, EachDatabase]
    public async Task Development_HasTheDemoPeopleTheirWorkspacesAndThreePrograms(Database database)
    {
        await using var host = await ConsoleHost.StartAsync(database, "Development");

        var signIn = await host.NewVisitor().GetAsync("/account/sign-in");
        Assert.Equal(
            ["owner@demo.example", "master@demo.example", "developer@demo.example", "stranger@demo.example"],
            signIn.Document.QuerySelectorAll(".demo-list dt").Select(account => account.TextContent));
        Assert.Equal(
            ["Demo Coffee Owner Demo Coffee 3 mini programs", "Demo Coffee Lab Owner Demo Coffee 0 mini programs"],
            await CardsAsync(host, "owner"));
        Assert.Equal(
            ["Demo Coffee Master Demo Coffee 3 mini programs", "Demo Coffee Lab Master Demo Coffee 0 mini programs"],
            await CardsAsync(host, "master"));
        Assert.Equal(
            ["Demo Coffee Developer Demo Coffee 3 mini programs", "Demo Coffee Lab Developer Demo Coffee 0 mini programs"],
            await CardsAsync(host, "developer"));
        Assert.Equal(["Quiet Garden Owner Quiet Garden 0 mini programs"], await CardsAsync(host, "stranger"));
        await using var context = host.NewContext();
        Assert.Equal(
            3,
            await context.MiniPrograms.Select(program => program.Logo.Hash).Distinct().CountAsync(TestContext.Current.CancellationToken));
        Assert.Equal(5, await context.AuditEntries.CountAsync(entry => entry.WorkspaceId != null, TestContext.Current.CancellationToken));
        Assert.Equal("Zhou Yun", (await context.Invitations.SingleAsync(TestContext.Current.CancellationToken)).DisplayName);
        Assert.Equal(
            ["Lin Wei", "Lin Wei", "Lin Wei", "Zhao Min"],
            await context.ProgramMembers.Select(member => member.User.DisplayName).Order()
                .ToListAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Development_RequiringASecondFactorOfEverybody_HasTheDemoDataAnyway()
    {
        await using var host = await ConsoleHost.StartWithAsync(
            Database.Sqlite, new() { ["SecondFactor:Required"] = "true" }, "Development");

        Assert.Equal(2, (await CardsAsync(host, "owner")).Count());
        await using var context = host.NewContext();
        Assert.Equal(3, await context.MiniPrograms.CountAsync(TestContext.Current.CancellationToken));
        Assert.False(await context.Users.AnyAsync(user => user.TwoFactorEnabled, TestContext.Current.CancellationToken));
    }

    [Theory, EachDatabase]
    public async Task OutsideDevelopment_HasNoDemoPeople(Database database)
    {
        await using var host = await ConsoleHost.StartAsync(database);

        var signIn = await host.NewVisitor().GetAsync("/account/sign-in");

        Assert.Equal(HttpStatusCode.OK, signIn.Status);
        Assert.DoesNotContain("demo.example", signIn.Body, StringComparison.Ordinal);
        await using var context = host.NewContext();
        Assert.False(await context.Users.AnyAsync(TestContext.Current.CancellationToken));
    }

    private static async Task<IEnumerable<string>> CardsAsync(ConsoleHost host, string who)
    {
        var visitor = host.NewVisitor();
        var answer = await visitor.TrySignInAsync($"{who}@demo.example", "Demo-Passw0rd!");
        var picker = await visitor.FollowAsync(answer);
        return picker.Document.QuerySelectorAll(".workspace-card").Select(card => Page.Normal(card.TextContent)).ToList();
    }
}
