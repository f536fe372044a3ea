using System.Net;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Interceptors;

namespace MiniProgramConsole.Web.Tests.Features.Settings;

public sealed class OwnershipRaceTests(ConsoleHosts hosts) : IClassFixture<ConsoleHosts>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Accept_SameFormSixTimesAtOnceAndLate_HandsOverOnce(Database database)
    {
        var team = await Team.OnAsync(await hosts.OnAsync(database));
        await team.OfferAsync("master");
        var form = (await team.Master.GetAsync(team.Ownership())).Form("/accept");

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => team.Master.SubmitAsync(form)));
        var late = await team.Master.SubmitAsync(form);

        Assert.All(answers.Append(late), answer => Assert.Equal(team.Settings(), answer.Location));
        Assert.Equal(["ownership.handed-over", "ownership.offered"], await team.ActionsAsync());
        Assert.Equal("master", await team.OwnerAsync());
        await using var context = team.Host.NewContext();
        string[] recipients = [team.Person("owner").Email, team.Person("master").Email];
        var mails = context.OutboxMails.Where(mail => recipients.Contains(mail.Recipient) && mail.Subject.Contains("Demo Tea"));
        Assert.Equal(2, await mails.CountAsync(mail => !mail.Subject.Contains("has offered"), Cancelled));
    }

    [Theory, EachDatabase]
    public async Task Offer_TwiceAtOnce_IsMadeOnce(Database database)
    {
        var team = await Team.OnAsync(await hosts.OnAsync(database));
        var (first, second) = (await team.SettingsFormAsync("/offer"), await team.SettingsFormAsync("/offer"));

        var answers = await Task.WhenAll(
            team.Owner.SubmitAsync(first, To(team, "master")), team.Owner.SubmitAsync(second, To(team, "developer")));

        Assert.Single(answers, answer => answer.Location == team.Settings());
        var refused = Assert.Single(answers, answer => answer.Status == HttpStatusCode.Conflict);
        Assert.Matches(
            "You have already offered the workspace to (Chen Jie|Wu Fang). Cancel that offer to make another.", refused.Summary());
        Assert.Equal(["ownership.offered"], await team.ActionsAsync());
    }

    [Theory, EachDatabase]
    public async Task AcceptAndCancel_AtOnce_OnlyOneSucceeds(Database database)
    {
        for (var round = 0; round < 5; round++)
        {
            var team = await Team.OnAsync(await hosts.OnAsync(database));
            await team.OfferAsync("master");
            var (accept, cancel) = ((await team.Master.GetAsync(team.Ownership())).Form("/accept"), await team
                .SettingsFormAsync("/cancel"));

            var answers = await Task.WhenAll(team.Master.SubmitAsync(accept), team.Owner.SubmitAsync(cancel));

            var isAccepted = answers[0].Status == HttpStatusCode.Redirect;
            Assert.NotEqual(isAccepted, answers[1].Status == HttpStatusCode.Redirect);
            Assert.Equal(isAccepted ? "master" : "owner", await team.OwnerAsync());
            Assert.Equal([isAccepted ? "ownership.handed-over" : "ownership.cancelled", "ownership.offered"], await team.ActionsAsync());
        }
    }

    [Theory, EachDatabase]
    public async Task AcceptAndBlock_AtOnce_NeverMakeABlockedOwner(Database database)
    {
        for (var round = 0; round < 5; round++)
        {
            var team = await Team.OnAsync(await hosts.OnAsync(database));
            await team.OfferAsync("master");
            var accept = (await team.Master.GetAsync(team.Ownership())).Form("/accept");
            var block = (await team.Owner.GetAsync(team.Address("master"))).Form("/block");

            var answers = await Task.WhenAll(team.Master.SubmitAsync(accept), team.Owner.SubmitAsync(block));

            var isAccepted = answers[0].Status == HttpStatusCode.Redirect;
            Assert.NotEqual(isAccepted, answers[1].Status == HttpStatusCode.Redirect);
            Assert.Equal(isAccepted ? "master" : "owner", await team.OwnerAsync());
            Assert.Equal(HttpStatusCode.OK, (await (isAccepted ? team.Master : team.Owner).GetAsync(team.Settings())).Status);
        }
    }

    [Theory, EachDatabase]
    public async Task Forms_InProgressDuringTheHandOver_AreRefusedAndChangeNothing(Database database)
    {
        var handingOver = new InBetween();
        await using var host = await ConsoleHost.StartAsync(database, interceptors: handingOver);
        var team = await Team.OnAsync(host);
        // The owner becomes a master, as after a transfer.
        await host.Data.AddMemberAsync(team.Workspace, team.Person("owner"), WorkspaceRole.Master);
        var page = await team.Owner.GetAsync(team.Settings());
        var forms = new[]
        {
            page.Form("/name"), page.Form("/offer"), (await team.Owner.GetAsync($"{team.Settings()}/merchant")).Form("/merchant"),
            (await team.Owner.GetAsync($"{team.Settings()}/workspaces/new")).Form("/workspaces"),
        };
        foreach (var form in forms)
        {
            await OwnAsync(team, "owner");
            handingOver.Happens = () => OwnAsync(team, "master");
            handingOver.IsArmed = true;

            var answer = await team.Owner.SubmitAsync(form, new Dictionary<string, string?>
            {
                ["WorkspaceName"] = "Mine still",
                ["MerchantName"] = "Mine still",
                ["NewOwner"] = team.Person("developer").Code,
            });

            Assert.False(handingOver.IsArmed);
            Assert.Equal((HttpStatusCode.Forbidden, "Your role doesn't allow this"), (answer.Status, answer.Heading));
        }

        Assert.Empty(await team.ActionsAsync());
    }

    private static Dictionary<string, string?> To(Team team, string kind) => new() { ["NewOwner"] = team.Person(kind).Code };

    private static async Task OwnAsync(Team team, string kind)
    {
        await using var context = team.Host.NewContext();
        await context.Workspaces.Where(row => row.Id == team.Workspace.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.OwnerId, team.Person(kind).Id), Cancelled);
    }
}
