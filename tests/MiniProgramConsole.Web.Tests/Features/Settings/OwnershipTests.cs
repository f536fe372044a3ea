using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Web.Hosting;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Features.Settings;

public sealed class OwnershipTests(ConsoleHosts hosts) : IClassFixture<ConsoleHosts>
{
    private const string NotOffered = "This workspace is no longer offered to you. The offer was cancelled or answered, or has ended. Nothing was changed.";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task HandOver_EndToEnd_ChangesTheRolesOfOpenSessionsAndTellsBothByMail(Database database)
    {
        await using var console = await MailedConsole.StartAsync(database);
        var team = await Team.OnAsync(console.Host);
        await SetLanguageAsync(team, "developer", "zh-Hans");
        var until = console.Host.Time.Now.AddDays(3);

        var offered = await team.Owner.FollowAsync(await team.OfferAsync("developer"));

        HtmlAssert.Flash(offered, "You offered the workspace to Wu Fang. They will receive an email and can accept within 3 days.");
        Assert.Contains(
            $"You have offered the workspace to Wu Fang. It stays yours until they accept. They can accept until {until.ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture)} UTC",
            offered.Text,
            StringComparison.Ordinal);
        var asked = await console.ReceiveAsync();
        Assert.Equal((team.Person("developer").Email, "Lin Wei 想把工作空间「Demo Tea」转让给你"), (asked.To, asked.Message.Subject));
        Assert.Contains(
            $"转让有效期至 {until.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC。",
            asked.Message.TextBody,
            StringComparison.Ordinal);
        Assert.Equal((ConsoleHost.PublicUrl.TrimEnd('/') + team.Ownership(), team.Ownership()), (asked.Link.AbsoluteUri, asked.LinkPath));
        await SetLanguageAsync(team, "developer", "en");
        foreach (var address in new[] { "/workspaces", $"/workspaces/{team.Workspace.Code}/members" })
        {
            Assert.Contains(
                "Lin Wei has offered you the workspace Demo Tea. You can accept until",
                (await team.Developer.GetAsync(address)).Text,
                StringComparison.Ordinal);
            Assert.DoesNotContain("has offered you the workspace", (await team.Master.GetAsync(address)).Text, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await team.Developer.GetAsync(team.Settings())).Status);

        var accepted = await team.AnswerAsync(team.Developer, "accept");

        Assert.Equal(team.Settings(), accepted.Location);
        HtmlAssert.Flash(await team.Developer.FollowAsync(accepted), "You now own Demo Tea.");
        // Both sessions stayed open. The former owner is now a master.
        Assert.Equal(HttpStatusCode.Forbidden, (await team.Owner.GetAsync(team.Settings())).Status);
        Assert.Equal(HttpStatusCode.OK, (await team.Owner.GetAsync(CreateForm.Address(team.Workspace))).Status);
        Assert.Equal(HttpStatusCode.OK, (await team.Owner.GetAsync($"/workspaces/{team.Workspace.Code}/members/leave")).Status);
        var members = await team.Developer.GetAsync($"/workspaces/{team.Workspace.Code}/members");
        Assert.Equal(
            ["Wu Fang Owner", "Chen Jie Master", "Lin Wei Master", "Sun Li Developer", "Zhao Min Developer"],
            members.Document.QuerySelectorAll("tbody tr")
                .Select(row => $"{Said(row, ".person-name")} {Said(row, "td")}"));
        var mails = new[] { await console.ReceiveAsync(), await console.ReceiveAsync() }.ToDictionary(mail => mail.To);
        var former = mails[team.Person("owner").Email].Message;
        Assert.Equal("The workspace “Demo Tea” has a new owner", former.Subject);
        Assert.Contains(
            "Wu Fang accepted your offer and now owns the workspace “Demo Tea” of “Test Merchant”. You are now a master there.",
            former.TextBody,
            StringComparison.Ordinal);
        var mine = mails[team.Person("developer").Email].Message;
        Assert.Equal("You now own the workspace “Demo Tea”", mine.Subject);
        Assert.Contains(
            "You accepted the offer from Lin Wei and now own the workspace “Demo Tea”", mine.TextBody, StringComparison.Ordinal);
        await console.AssertNothingMoreAsync();
        Assert.Equal(["ownership.handed-over", "ownership.offered"], await team.ActionsAsync());
        var entry = (await team.Developer.GetAsync($"/workspaces/{team.Workspace.Code}/activity")).Document.QuerySelector(".entry")!;
        Assert.Equal("Wu Fang took over the workspace from Lin Wei", Page.Normal(entry.QuerySelector(".entry-head")!.TextContent));
        Assert.Equal(["Owner", "Lin Wei", "Wu Fang"], entry.QuerySelectorAll("tbody tr > *").Select(cell => Page.Normal(cell.TextContent)));
    }

    [Theory, EachDatabase]
    public async Task HandOver_InChinese_ShowsPagesAndMailsInChinese(Database database)
    {
        await using var console = await MailedConsole.StartAsync(database);
        var team = await Team.OnAsync(console.Host);
        var (owner, candidate) = (await console.Host.SignInAsync(team.Person("owner"), "zh-CN"), await console.Host
            .SignInAsync(team.Person("master"), "zh-CN"));

        HtmlAssert.Flash(await owner.FollowAsync(await team.OfferAsync("master", owner)), "已向 Chen Jie 发起转让并发送邮件，对方可在 3 天内接受。");
        Assert.Equal("Lin Wei 想把工作空间「Demo Tea」转让给你", (await console.ReceiveAsync()).Message.Subject);
        Assert.Equal("接手「Demo Tea」", (await candidate.GetAsync(team.Ownership())).Heading);
        HtmlAssert.Flash(await candidate.FollowAsync(await team.AnswerAsync(candidate, "accept")), "你现在是「Demo Tea」的所有者。");
        Assert.All(
            new[] { await console.ReceiveAsync(), await console.ReceiveAsync() },
            mail => Assert.Contains("Demo Tea", mail.Message.Subject, StringComparison.Ordinal));
    }

    [Theory, EachDatabase]
    public async Task Offer_AfterBlockingRemovingLeavingCancellingOrExpiry_IsGone(Database database)
    {
        var team = await Team.OnAsync(await hosts.OnAsync(database));
        var deaths = new Dictionary<string, Func<Visitor, Task>>
        {
            ["block"] = async _ =>
            {
                await team.Owner.SubmitAsync((await team.Owner.GetAsync(team.Address("block"))).Form("/block"));
                await team.Owner.SubmitAsync((await team.Owner.GetAsync(team.Address("block"))).Form("/unblock"));
            },
            ["remove"] = async _ =>
            {
                await team.Owner.SubmitAsync(
                    (await team.Owner.GetAsync(team.Address("remove"))).Form("/remove"), new Dictionary<string,
                    string?>
                    { ["TypedEmail"] = team.Person("remove").Email });
                await team.Host.Data.AddMemberAsync(team.Workspace, team.Person("remove"), WorkspaceRole.Master);
            },
            ["leave"] = async visitor =>
            {
                await visitor.SubmitAsync((await visitor.GetAsync($"/workspaces/{team.Workspace.Code}/members/leave")).Form("/leave"));
                await team.Host.Data.AddMemberAsync(team.Workspace, team.Person("leave"), WorkspaceRole.Master);
            },
            ["cancel"] = async _ => await team.Owner.SubmitAsync(await team.SettingsFormAsync("/cancel")),
        };
        foreach (var (kind, dies) in deaths)
        {
            var candidate = await team.AddAsync(kind, $"Heir {kind}", WorkspaceRole.Master, null);
            Assert.Equal(team.Settings(), (await team.OfferAsync(kind)).Location);
            var form = (await candidate.GetAsync(team.Ownership())).Form("/accept");

            await dies(candidate);
            var answer = await candidate.SubmitAsync(form);

            Assert.Equal((kind, HttpStatusCode.Conflict), (kind, answer.Status));
            Assert.Contains(NotOffered, answer.Summary(), StringComparison.Ordinal);
        }

        Assert.Equal("owner", await team.OwnerAsync());
    }

    [Theory, EachDatabase]
    public async Task Offer_AfterThreeDays_ExpiresAndIsRemoved(Database database)
    {
        await using var host = await ConsoleHost.StartAsync(database);
        var team = await Team.OnAsync(host);
        await team.OfferAsync("master");
        var form = (await team.Master.GetAsync(team.Ownership())).Form("/accept");
        host.Time.Advance(OwnershipOffer.Lifetime - TimeSpan.FromSeconds(1));
        var (owner, candidate) = (await host.SignInAsync(team.Person("owner")), await host.SignInAsync(team.Person("master")));
        Assert.Contains("Accept ownership", (await candidate.GetAsync(team.Ownership())).Text, StringComparison.Ordinal);

        host.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.DoesNotContain("has offered you", (await candidate.GetAsync("/workspaces")).Text, StringComparison.Ordinal);
        form = Readdressed((await candidate.GetAsync("/workspaces")).Form("/sign-out"), form);
        Assert.Contains(NotOffered, (await candidate.SubmitAsync(form)).Summary(), StringComparison.Ordinal);
        Assert.Equal(team.Settings(), (await team.OfferAsync("developer", owner)).Location);
        await using var context = host.NewContext();
        Assert.Equal(team.Person("developer").Id, (await context.OwnershipOffers.SingleAsync(Cancelled)).ToUserId);
        host.Time.Advance(OwnershipOffer.Lifetime);
        await host.Services.GetRequiredService<Housekeeping>().TidyAsync(Cancelled);
        Assert.False(await context.OwnershipOffers.AnyAsync(Cancelled));
    }

    [Theory, EachDatabase]
    public async Task Decline_TellsTheOwnerAndChangesNothing(Database database)
    {
        var team = await Team.OnAsync(await hosts.OnAsync(database));
        await team.OfferAsync("master");
        var form = (await team.Master.GetAsync(team.Ownership())).Form("/decline");

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => team.Master.SubmitAsync(form)));

        Assert.All(answers, answer => Assert.Equal(CreateForm.ListAddress(team.Workspace), answer.Location));
        HtmlAssert.Flash(await team.Master.FollowAsync(answers[0]), "You declined ownership of Demo Tea. Nothing has changed.");
        Assert.Equal("owner", await team.OwnerAsync());
        Assert.Equal(["ownership.declined", "ownership.offered"], await team.ActionsAsync());
        var activity = await team.Owner.GetAsync($"/workspaces/{team.Workspace.Code}/activity");
        Assert.Equal(
            "Chen Jie declined ownership of the workspace", Page.Normal(activity.Document.QuerySelector(".entry-head")!.TextContent));
        Assert.Contains(
            "This workspace is not offered to you.", (await team.Master.GetAsync(team.Ownership())).Text, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Accept_ByAnotherPerson_IsRefused(Database database)
    {
        var team = await Team.OnAsync(await hosts.OnAsync(database));
        await team.OfferAsync("master");
        var form = (await team.Master.GetAsync(team.Ownership())).Form("/accept");
        var own = (await team.Developer.GetAsync("/workspaces")).Form("/sign-out");

        var answer = await team.Developer.SubmitAsync(
            Readdressed(own, form), new Dictionary<string, string?> { ["token"] = $"{Guid.NewGuid()}" });

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains(NotOffered, answer.Summary(), StringComparison.Ordinal);
        Assert.Equal("owner", await team.OwnerAsync());
    }

    [Theory, EachDatabase]
    public async Task Offer_ToNobodyABlockedMemberOneselfOrAStranger_IsRefused(Database database)
    {
        var team = await Team.OnAsync(await hosts.OnAsync(database));
        await team.AddStrangerAsync("stranger");
        await team.AddAsync("blocked", "Xu Bo", WorkspaceRole.Master, null);
        await team.Host.Data.BlockAsync(team.Workspace, team.Person("blocked"));
        var form = await team.SettingsFormAsync("/offer");
        Assert.DoesNotContain("Xu Bo", form.TextContent, StringComparison.Ordinal);
        foreach (var code in new[] { "", team.Person("owner").Code, team.Person("stranger").Code, team.Person("blocked").Code,
            $"{team.Person("master").Code} " })
        {
            var page = await team.Owner.SubmitAsync(form, new Dictionary<string, string?> { ["NewOwner"] = code });

            Assert.Equal((code, HttpStatusCode.BadRequest), (code, page.Status));
            HtmlAssert.FieldError(page, "New owner", "Choose an active member of this workspace. A blocked member can't own it.");
        }

        Assert.Empty(await team.ActionsAsync());
    }

    /// <summary>Points a form from the visitor's session at another form's address, with that form's token.</summary>
    private static AngleSharp.Html.Dom.IHtmlFormElement Readdressed(
        AngleSharp.Html.Dom.IHtmlFormElement own, AngleSharp.Html.Dom.IHtmlFormElement other)
    {
        own.SetAttribute("action", other.GetAttribute("action")!);
        var token = own.Owner!.CreateElement("input");
        token.SetAttribute("name", "token");
        token.SetAttribute("value", $"{Guid.NewGuid()}");
        own.AppendChild(token);
        return own;
    }

    private static async Task SetLanguageAsync(Team team, string kind, string language)
    {
        await using var context = team.Host.NewContext();
        await context.Users.Where(user => user.Id == team.Person(kind).Id)
            .ExecuteUpdateAsync(set => set.SetProperty(user => user.Language, language), Cancelled);
    }

    private static string Said(IElement row, string selector) => Page.Normal(row.QuerySelector(selector)!.TextContent);
}
