using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Core.Workspaces.Invitations;
using MiniProgramConsole.Web.Hosting;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Features.Invitations;

public sealed class InviteTests(ConsoleHosts hosts) : IClassFixture<ConsoleHosts>
{
    private const string OnlyTheOwner = "Only the owner of this workspace can change roles, and invite, block and remove masters. Ask Lin Wei.";
    private const string OnlyOwnerAndMasters = "Only the owner and masters of this workspace can invite, block and remove developers. Ask Lin Wei.";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Invite_SendsAMailWithALinkAndListsTheInvitation(Database database)
    {
        await using var console = await MailedConsole.StartAsync(database);
        var team = await Team.OnAsync(console.Host);
        var email = Inviting.NewEmail();

        var answer = await team.Owner.InviteAsync(team.Workspace, email, "Master");

        Assert.Equal(Inviting.Members(team.Workspace), answer.Location);
        var page = await team.Owner.FollowAsync(answer);
        HtmlAssert.Flash(page, "Zhou Yun was invited. An email with a link is on its way.");
        var (sent, until) = (Moment(console.Host.Time.Now), Moment(console.Host.Time.Now.AddDays(3)));
        Assert.Equal($"Zhou Yun | {email} | Master | Pending | {sent} | {until}", Assert.Single(Rows(page)));
        var mail = await console.ReceiveAsync();
        Assert.Equal((email, "You are invited to join a workspace in Mini Program Console"), (mail.To, mail.Message.Subject));
        Assert.StartsWith(
            "Hello,\r\n\r\nYou are invited to join the workspace “Demo Tea” of “Test Merchant” in Mini Program Console as a master.\r\n\r\nThe invitation comes from “Lin Wei”.",
            mail.Message.TextBody!.ReplaceLineEndings("\r\n"), StringComparison.Ordinal);
        Assert.Contains(
            $"You have 3 days to accept or decline. The invitation works only for {email}.",
            mail.Message.TextBody,
            StringComparison.Ordinal);
        Assert.StartsWith($"{ConsoleHost.PublicUrl}account/invitation?token=", mail.Link.AbsoluteUri, StringComparison.Ordinal);
        await using var context = console.Host.NewContext();
        var invitation = await context.Invitations.SingleAsync(Cancelled);
        Assert.Equal(Hashing.Sha256(mail.Link.Query["?token=".Length..]), invitation.SecretHash);
        var entry = (await team.Owner.GetAsync($"/workspaces/{team.Workspace.Code}/activity")).Document.QuerySelector(".entry")!;
        Assert.Equal("Lin Wei invited Zhou Yun", Page.Normal(entry.QuerySelector(".entry-head")!.TextContent));
        Assert.Equal(
            ["Role", "Master", "Email", email], entry.QuerySelectorAll("tbody tr > *").Select(cell => Page.Normal(cell.TextContent)));
    }

    [Theory, EachDatabase]
    public async Task Invite_InChinese_SendsTheMailInTheInvitersLanguageOrThatOfTheAccount(Database database)
    {
        await using var console = await MailedConsole.StartAsync(database);
        var owner = await console.Host.Data.PersonAsync("林伟");
        var workspace = await console.Host.Data.WorkspaceAsync(owner, name: "茶");
        var visitor = await console.Host.SignInAsync(owner, "zh-CN");
        var known = await console.Host.Data.PersonAsync();
        await using var context = console.Host.NewContext();
        await context.Users.Where(user => user.Id == known.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(user => user.Language, "en"), Cancelled);

        await visitor.InviteAsync(workspace, Inviting.NewEmail());
        var chinese = await console.ReceiveAsync();
        await visitor.InviteAsync(workspace, known.Email);
        var english = await console.ReceiveAsync();

        Assert.Equal("邀请你加入小程序控制台的工作空间", chinese.Message.Subject);
        Assert.StartsWith(
            "你好：\n\n邀请你在小程序控制台加入「Test Merchant」的工作空间「茶」，角色为开发者。\n\n邀请人：「林伟」。",
            chinese.Message.TextBody!.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Equal("You are invited to join a workspace in Mini Program Console", english.Message.Subject);
    }

    [Theory, EachDatabase]
    public async Task Invite_WithAForgedHost_LinksToTheConsole(Database database)
    {
        await using var console = await MailedConsole.StartAsync(database);
        var team = await Team.OnAsync(console.Host);
        team.Owner.Client.DefaultRequestHeaders.Host = "evil.example";
        team.Owner.Client.DefaultRequestHeaders.Add("X-Forwarded-Host", "evil.example");

        await team.Owner.InviteAsync(team.Workspace, Inviting.NewEmail());

        var mail = await console.ReceiveAsync();
        Assert.Equal("console.example", mail.Link.Host);
        Assert.DoesNotContain("evil.example", mail.Message.ToString(), StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Invite_SomebodyWithAnAccountAndSomebodyWithout_GetTheSameAnswerAndMail(Database database)
    {
        await using var console = await MailedConsole.StartAsync(database);
        var team = await Team.OnAsync(console.Host);
        var (known, unknown) = ((await console.Host.Data.PersonAsync()).Email, Inviting.NewEmail());

        var ofKnown = await team.Owner.InviteAsync(team.Workspace, known);
        var pageOfKnown = await team.Owner.FollowAsync(ofKnown);
        await team.Owner.OnInvitationAsync(team.Workspace, "withdraw");
        var ofUnknown = await team.Owner.InviteAsync(team.Workspace, unknown);
        var pageOfUnknown = await team.Owner.FollowAsync(ofUnknown);

        Assert.Equal((ofKnown.Status, ofKnown.Location, ofKnown.Body), (ofUnknown.Status, ofUnknown.Location, ofUnknown.Body));
        Assert.Equal(
            pageOfKnown.Text.Replace(known, "", StringComparison.Ordinal),
            pageOfUnknown.Text.Replace(unknown, "", StringComparison.Ordinal));
        var (first, second) = (await console.ReceiveAsync(), await console.ReceiveAsync());
        Assert.Equal(Said(first, known), Said(second, unknown));
        var visitor = console.Host.NewVisitor();
        Assert.Equal("This invitation is no longer valid", (await visitor.GetAsync(first.LinkPath)).Heading);
        Assert.Equal("You are invited to join Demo Tea", (await visitor.GetAsync(second.LinkPath)).Heading);

        static string Said(ReceivedMail mail, string email) =>
            mail.Message.TextBody!.Replace(email, "", StringComparison.Ordinal).Replace(
                mail.Link.AbsoluteUri, "", StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Invite_WithNothingFilledIn_SaysWhatIsMissing(Database database)
    {
        var team = await Team.OnAsync(await hosts.OnAsync(database));
        var form = await team.Owner.InviteFormAsync(team.Workspace);

        var page = await team.Owner.SubmitAsync(
            form, new Dictionary<string, string?> { ["Email"] = "zhou@", ["DisplayName"] = " ", ["Role"] = null });

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        HtmlAssert.FieldError(page, "Email", "Enter one email address, for example name@example.com.");
        HtmlAssert.FieldError(page, "Name", "Enter the person's name.");
        Assert.Contains("Choose master or developer. You can't invite someone as owner.", page.Text, StringComparison.Ordinal);
        Assert.Equal("zhou@", ((AngleSharp.Html.Dom.IHtmlInputElement)page.Control("Email")).Value);
    }

    [Theory, EachDatabase]
    public async Task Invite_WithAForgedRole_IsRefused(Database database)
    {
        var team = await Team.OnAsync(await hosts.OnAsync(database));

        foreach (var role in new[] { "Owner", "1", "7", "admin" })
        {
            var page = await team.Owner.InviteAsync(team.Workspace, Inviting.NewEmail(), role);
            Assert.Equal(HttpStatusCode.BadRequest, page.Status);
            Assert.Equal(
                ["Choose master or developer. You can't invite someone as owner."],
                page.Document.QuerySelectorAll(".error-summary a").Select(link => link.TextContent));
        }

        var byMaster = await team.Master.InviteAsync(team.Workspace, Inviting.NewEmail(), "Master");
        Assert.Equal(HttpStatusCode.Forbidden, byMaster.Status);
        Assert.Contains(OnlyTheOwner, byMaster.Text, StringComparison.Ordinal);
        await AssertNoneAsync(team);
    }

    [Theory, EachDatabase]
    public async Task Form_OfAMaster_OffersDevelopersOnlyAndSaysWhy(Database database)
    {
        var team = await Team.OnAsync(await hosts.OnAsync(database));

        var page = await team.Master.GetAsync($"{Inviting.Members(team.Workspace)}/invite");

        var roles = page.Document.QuerySelectorAll("input[name=Role]");
        Assert.Equal(["Developer", "Master"], roles.Select(role => role.GetAttribute("value")));
        Assert.Equal([false, true], roles.Select(role => role.HasAttribute("disabled")));
        var reason = roles[1].GetAttribute("aria-describedby")!.Split(' ')[^1];
        Assert.Equal(OnlyTheOwner, Page.Normal(page.Document.GetElementById(reason)!.TextContent));
    }

    [Theory, EachDatabase]
    public async Task Invite_AMemberOrSomebodyInvited_SaysSoBesideTheEmail(Database database)
    {
        var team = await Team.OnAsync(await hosts.OnAsync(database));
        await team.AddAsync("blocked", "Xu Bo", WorkspaceRole.Developer, null);
        await team.Host.Data.BlockAsync(team.Workspace, team.Person("blocked"));

        foreach (var kind in new[] { "owner", "developer", "blocked" })
        {
            var email = team.Person(kind).Email.ToUpperInvariant();
            var page = await team.Owner.InviteAsync(team.Workspace, email);
            Assert.Equal(HttpStatusCode.BadRequest, page.Status);
            HtmlAssert.FieldError(page, "Email", $"{email} is already a member of this workspace.");
        }

        await AssertNoneAsync(team);
        var invited = Inviting.NewEmail();
        await team.Owner.InviteAsync(team.Workspace, invited);
        var again = await team.Owner.InviteAsync(team.Workspace, invited);
        var until = team.Host.Time.Now.AddDays(3).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        HtmlAssert.FieldError(again, "Email",
            $"{invited} has already been invited and can answer until {until} UTC. Send that invitation again, or withdraw it before you send a new one.");
    }

    [Theory, EachDatabase]
    public async Task Invite_TheSameFormSeveralTimesAtOnce_InvitesAndMailsOnce(Database database)
    {
        await using var console = await MailedConsole.StartAsync(database);
        var team = await Team.OnAsync(console.Host);
        var (form, values) = (await team.Owner.InviteFormAsync(team.Workspace), Inviting.Invited(Inviting.NewEmail()));

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => team.Owner.SubmitAsync(form, values)));

        Assert.All(answers, answer => Assert.Equal(Inviting.Members(team.Workspace), answer.Location));
        await console.ReceiveAsync();
        await console.AssertNothingMoreAsync();
        await using var context = console.Host.NewContext();
        Assert.Equal(1, await context.Invitations.CountAsync(Cancelled));
        Assert.Equal(1, await context.AuditEntries.CountAsync(entry => entry.Action == "invitation.sent", Cancelled));
    }

    [Theory, EachDatabase]
    public async Task Invite_TheTwentyFirst_IsRefusedUntilOneIsWithdrawnOrExpires(Database database)
    {
        await using var host = await ConsoleHost.StartAsync(database);
        var team = await Team.OnAsync(host);
        for (var number = 0; number < 20; number++)
        {
            await host.Data.InviteAsync(team.Workspace, team.Person("owner"), Inviting.NewEmail());
        }

        var refused = await team.Owner.InviteAsync(team.Workspace, Inviting.NewEmail());

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains(
            "Demo Tea has 20 pending invitations. The maximum is 20: withdraw one, or wait until one is answered or expires.", refused.Text,
            StringComparison.Ordinal);
        Assert.Equal("Zhou Yun", ((AngleSharp.Html.Dom.IHtmlInputElement)refused.Control("Name")).Value);
        host.Time.Advance(Invitation.Lifetime);
        var owner = await host.SignInAsync(team.Person("owner"));
        Assert.Equal(HttpStatusCode.Redirect, (await owner.InviteAsync(team.Workspace, Inviting.NewEmail())).Status);
    }

    [Theory, EachDatabase]
    public async Task Invite_TheFiftyFirstOfADay_IsRefusedUntilTheNextDay(Database database)
    {
        await using var host = await ConsoleHost.StartAsync(database);
        var team = await Team.OnAsync(host);
        await using var context = host.NewContext();
        DateTime? today = host.Time.Now.Date;
        await context.Workspaces.Where(workspace => workspace.Id == team.Workspace.Id).ExecuteUpdateAsync(
            set => set.SetProperty(workspace => workspace.InvitationsSentOn, today).SetProperty(workspace => workspace.InvitationsSent, 49),
            Cancelled);

        var last = await team.Owner.InviteAsync(team.Workspace, Inviting.NewEmail());
        var refused = await team.Owner.InviteAsync(team.Workspace, Inviting.NewEmail());
        var sentAgain = await team.Owner.OnInvitationAsync(team.Workspace, "send-again");

        const string Why = "Demo Tea has sent 50 invitations today, the maximum for one day. You can send the next one after midnight UTC.";
        Assert.Equal(HttpStatusCode.Redirect, last.Status);
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains(Why, refused.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, sentAgain.Status);
        Assert.Contains(Why, sentAgain.Text, StringComparison.Ordinal);
        host.Time.Advance(TimeSpan.FromDays(1));
        var owner = await host.SignInAsync(team.Person("owner"));
        Assert.Equal(HttpStatusCode.Redirect, (await owner.InviteAsync(team.Workspace, Inviting.NewEmail())).Status);
    }

    [Theory, EachDatabase]
    public async Task Invite_OneEmailElevenTimesADay_IsRefusedFromEveryWorkspaceUntilTheNextDay(Database database)
    {
        await using var host = await ConsoleHost.StartAsync(database);
        var (team, other, email) = (await Team.OnAsync(host), await Team.OnAsync(host), Inviting.NewEmail());
        await team.Owner.InviteAsync(team.Workspace, email);
        for (var number = 1; number < Invitation.MaxToOneEmailADay; number++)
        {
            Assert.Equal(HttpStatusCode.Redirect, (await team.Owner.OnInvitationAsync(team.Workspace, "send-again")).Status);
        }

        var sentAgain = await team.Owner.OnInvitationAsync(team.Workspace, "send-again");
        var elsewhere = await other.Owner.InviteAsync(other.Workspace, email.ToUpperInvariant());

        const string Why = "has been sent 10 invitations within a day, the maximum for one address. You can send the next one tomorrow.";
        Assert.Equal(HttpStatusCode.Conflict, sentAgain.Status);
        Assert.Contains($"{email} {Why}", sentAgain.Text, StringComparison.Ordinal);
        HtmlAssert.FieldError(elsewhere, "Email", $"{email.ToUpperInvariant()} {Why}");
        await using var context = host.NewContext();
        Assert.Equal(Invitation.MaxToOneEmailADay, await context.OutboxMails.CountAsync(mail => mail.Recipient == email, Cancelled));
        host.Time.Advance(TimeSpan.FromDays(1));
        var owner = await host.SignInAsync(other.Person("owner"));
        Assert.Equal(HttpStatusCode.Redirect, (await owner.InviteAsync(other.Workspace, email)).Status);
    }

    [Theory, EachDatabase]
    public async Task Expired_InTheList_IsReplacedByInvitingAgainOrRenewedBySendingAgain(Database database)
    {
        await using var console = await MailedConsole.StartAsync(database);
        var team = await Team.OnAsync(console.Host);
        var (first, second) = (Inviting.NewEmail(), Inviting.NewEmail());
        await team.Owner.InviteAsync(team.Workspace, first);
        await console.ReceiveAsync();
        console.Host.Time.Advance(Invitation.Lifetime);
        var owner = await console.Host.SignInAsync(team.Person("owner"));

        var expired = await owner.GetAsync(Inviting.Members(team.Workspace));
        await owner.InviteAsync(team.Workspace, first);
        var anew = await owner.GetAsync(Inviting.Members(team.Workspace));

        Assert.Contains("Expired", Assert.Single(Rows(expired)), StringComparison.Ordinal);
        Assert.Contains("Pending", Assert.Single(Rows(anew)), StringComparison.Ordinal);
        Assert.Equal(first, (await console.ReceiveAsync()).To);
        await owner.OnInvitationAsync(team.Workspace, "withdraw");
        await owner.InviteAsync(team.Workspace, second);
        await console.ReceiveAsync();
        console.Host.Time.Advance(Invitation.Lifetime);
        owner = await console.Host.SignInAsync(team.Person("owner"));
        HtmlAssert.Flash(
            await owner.FollowAsync(await owner.OnInvitationAsync(team.Workspace, "send-again")),
            "Zhou Yun will receive a new link by email. The old link no longer works.");
        var renewed = await console.ReceiveAsync();
        Assert.Equal(HttpStatusCode.OK, (await console.Host.NewVisitor().GetAsync(renewed.LinkPath)).Status);
    }

    [Theory, EachDatabase]
    public async Task SendAgainAndWithdraw_RevokeTheEarlierLink(Database database)
    {
        await using var console = await MailedConsole.StartAsync(database);
        var team = await Team.OnAsync(console.Host);
        await team.Owner.InviteAsync(team.Workspace, Inviting.NewEmail());
        var first = await console.ReceiveAsync();
        var form = (await team.Master.GetAsync(Inviting.Members(team.Workspace))).Form("/send-again");

        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => team.Master.SubmitAsync(form)));
        var second = await console.ReceiveAsync();
        await console.AssertNothingMoreAsync();

        Assert.All(answers, answer => Assert.Equal(Inviting.Members(team.Workspace), answer.Location));
        await AssertDeadAsync(console.Host, first.LinkPath);
        Assert.Equal(HttpStatusCode.OK, (await console.Host.NewVisitor().GetAsync(second.LinkPath)).Status);
        var withdraw = (await team.Master.GetAsync(Inviting.Members(team.Workspace))).Form("/withdraw");
        var withdrawn = await team.Master.FollowAsync(await team.Master.SubmitAsync(withdraw));
        HtmlAssert.Flash(withdrawn, "The invitation for Zhou Yun was withdrawn. Its link no longer works.");
        Assert.Empty(Rows(withdrawn));
        Assert.Contains("No pending invitations.", withdrawn.Text, StringComparison.Ordinal);
        Assert.Equal(Inviting.Members(team.Workspace), (await team.Master.SubmitAsync(withdraw)).Location);
        await AssertDeadAsync(console.Host, second.LinkPath);
        var late = await team.Master.SubmitAsync(form, new Dictionary<string, string?> { ["token"] = $"{Guid.NewGuid()}" });
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains(
            "The invitation for Zhou Yun has already been answered, withdrawn or replaced.", late.Text, StringComparison.Ordinal);
        Assert.Equal(["invitation.sent", "invitation.resent", "invitation.withdrawn"], await ActionsAsync(team));
    }

    [Theory, EachDatabase]
    public async Task Invitation_OfAnotherWorkspace_IsNotFound(Database database)
    {
        var host = await hosts.OnAsync(database);
        var (team, other) = (await Team.OnAsync(host), await Team.OnAsync(host));
        var (invitation, secret) = await host.Data.InviteAsync(other.Workspace, other.Person("owner"), Inviting.NewEmail());
        await host.Data.InviteAsync(team.Workspace, team.Person("owner"), Inviting.NewEmail());
        var page = await team.Owner.GetAsync(Inviting.Members(team.Workspace));

        foreach (var action in new[] { "send-again", "withdraw" })
        {
            var form = page.Form($"/{action}");
            form.SetAttribute("action", $"{Inviting.Members(team.Workspace)}/invitations/{invitation.Code}/{action}");
            Assert.Equal(HttpStatusCode.NotFound, (await team.Owner.SubmitAsync(form)).Status);
        }

        Assert.Equal(HttpStatusCode.OK, (await host.NewVisitor().GetAsync($"/account/invitation?token={secret}")).Status);
    }

    [Theory, EachDatabase]
    public async Task Section_WithoutPermission_SaysWhyAndListsNobody(Database database)
    {
        var team = await Team.OnAsync(await hosts.OnAsync(database));
        var (email, mastersEmail) = (Inviting.NewEmail(), Inviting.NewEmail());
        await team.Host.Data.InviteAsync(team.Workspace, team.Person("owner"), email);
        var (invitation, _) = await team.Host.Data.InviteAsync(team.Workspace, team.Person("owner"), mastersEmail, WorkspaceRole.Master);

        var ofDeveloper = await team.Developer.GetAsync(Inviting.Members(team.Workspace));
        var ofMaster = await team.Master.GetAsync(Inviting.Members(team.Workspace));

        var button = ofDeveloper.Document.QuerySelector(".invitations [aria-disabled=true]")!;
        Assert.Equal("Invite", Page.Normal(button.TextContent));
        Assert.Equal(
            OnlyOwnerAndMasters, Page.Normal(ofDeveloper.Document.GetElementById(button.GetAttribute("aria-describedby")!)!.TextContent));
        Assert.DoesNotContain(email, ofDeveloper.Body, StringComparison.Ordinal);
        Assert.Equal(
            [OnlyTheOwner, OnlyTheOwner],
            ofMaster.Document.QuerySelectorAll(".invitations [aria-disabled=true]")
                .Select(found => Page.Normal(ofMaster.Document.GetElementById(found.GetAttribute("aria-describedby")!)!.TextContent)));
        var form = ofMaster.Form("/withdraw");
        form.SetAttribute("action", $"{Inviting.Members(team.Workspace)}/invitations/{invitation.Code}/withdraw");
        Assert.Equal(HttpStatusCode.Forbidden, (await team.Master.SubmitAsync(form)).Status);
    }

    [Theory, EachDatabase]
    public async Task Housekeeping_RemovesInvitationsNinetyDaysAfterExpiry(Database database)
    {
        await using var host = await ConsoleHost.StartAsync(database);
        var team = await Team.OnAsync(host);
        await host.Data.InviteAsync(team.Workspace, team.Person("owner"), Inviting.NewEmail());
        await using var context = host.NewContext();

        host.Time.Advance(Invitation.Lifetime + TimeSpan.FromDays(89));
        await host.Services.GetRequiredService<Housekeeping>().TidyAsync(Cancelled);
        Assert.Equal(1, await context.Invitations.CountAsync(Cancelled));
        host.Time.Advance(TimeSpan.FromDays(1));
        await host.Services.GetRequiredService<Housekeeping>().TidyAsync(Cancelled);
        Assert.Equal(0, await context.Invitations.CountAsync(Cancelled));
    }

    private static string Moment(DateTime at) => at.ToString("d MMM yyyy, HH:mm 'UTC'", CultureInfo.GetCultureInfo("en"));

    private static IEnumerable<string> Rows(Page page) =>
        page.Document.QuerySelectorAll(".invitations tbody tr").Select(row => string.Join(" | ",
        row.QuerySelectorAll(".invited-name, .person-email, td[data-label]").Select(cell => Page.Normal(cell.TextContent))));

    private static async Task AssertDeadAsync(ConsoleHost host, string link)
    {
        var page = await host.NewVisitor().GetAsync(link);
        Assert.Equal((HttpStatusCode.NotFound, "This invitation is no longer valid"), (page.Status, page.Heading));
    }

    private static async Task AssertNoneAsync(Team team)
    {
        await using var context = team.Host.NewContext();
        Assert.False(await context.Invitations.AnyAsync(invitation => invitation.WorkspaceId == team.Workspace.Id, Cancelled));
    }

    private static async Task<List<string>> ActionsAsync(Team team)
    {
        await using var context = team.Host.NewContext();
        return await context.AuditEntries.Where(entry => entry.WorkspaceId == team.Workspace.Id && entry.SubjectKind == "invitation")
            .OrderBy(entry => entry.Number).Select(entry => entry.Action).ToListAsync(Cancelled);
    }
}
