using System.Net;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Core.Workspaces.Invitations;
using MiniProgramConsole.Web.Features.Shared.Answers;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Features.Invitations;

public sealed class AnswerTests(ConsoleHosts hosts) : IClassFixture<ConsoleHosts>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Link_ThenSigningIn_ReturnsToTheInvitationAndAcceptingAddsAMember(Database database)
    {
        var team = await Team.OnAsync(await hosts.OnAsync(database));
        var person = await team.Host.Data.PersonAsync("Zhou Yun");
        var link = await LinkAsync(team, person.Email.ToUpperInvariant());
        var visitor = team.Host.NewVisitor();

        var page = await visitor.GetAsync(link);
        Assert.Equal("You are invited to join Demo Tea", page.Heading);
        Assert.Equal(
            ["Test Merchant", "Lin Wei", "Developer", person.Email.ToUpperInvariant()],
            page.Document.QuerySelectorAll(".answer-facts dd").Take(4).Select(fact => Page.Normal(fact.FirstChild!.TextContent)));
        var signIn = Assert.Single(page.Document.QuerySelectorAll("a.btn-primary")).GetAttribute("href")!;
        Assert.StartsWith("/account/sign-in?returnUrl=", signIn, StringComparison.Ordinal);
        var signedIn = await visitor.TrySignInAsync(person.Email, Person.Password, signIn);
        Assert.Equal(link, signedIn.Location);
        var accepted = await visitor.AnswerAsync(link, "accept");

        Assert.Equal($"/workspaces/{team.Workspace.Code}/mini-programs", accepted.Location);
        HtmlAssert.Flash(await visitor.FollowAsync(accepted), "You are now a member of Demo Tea.");
        await using var context = team.Host.NewContext();
        var member = await context.WorkspaceMembers.SingleAsync(row => row.UserId == person.Id, Cancelled);
        Assert.Equal((team.Workspace.Id, WorkspaceRole.Developer, team.Host.Time.Now), (member.WorkspaceId, member.Role, member.JoinedAt));
        var invitation = await context.Invitations.SingleAsync(row => row.WorkspaceId == team.Workspace.Id, Cancelled);
        Assert.Equal((InvitationState.Accepted, team.Host.Time.Now, null), (invitation.State, invitation.EndedAt, invitation.PendingEmail));
        var entry = (await team.Owner.GetAsync($"/workspaces/{team.Workspace.Code}/activity")).Document.QuerySelector(".entry-head")!;
        Assert.Equal("Zhou Yun accepted the invitation", Page.Normal(entry.TextContent));
    }

    [Theory, EachDatabase]
    public async Task Link_UsedOrDeclined_AnswersLikeAnUnknownOne(Database database)
    {
        var team = await Team.OnAsync(await hosts.OnAsync(database));
        foreach (var answer in new[] { "accept", "decline" })
        {
            var person = await team.Host.Data.PersonAsync();
            var link = await LinkAsync(team, person.Email);
            var visitor = await team.Host.SignInAsync(person);
            Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(link)).Status);
            await visitor.AnswerAsync(link, answer);

            var (dead, unknown) = (await visitor.GetAsync(link), await visitor.GetAsync("/account/invitation?token=unknown"));
            Assert.Equal((HttpStatusCode.NotFound, "This invitation is no longer valid"), (dead.Status, dead.Heading));
            Assert.Equal(unknown.Body, dead.Body);
        }
    }

    [Theory, EachDatabase]
    public async Task Decline_AddsNoMemberAndIsInTheActivity(Database database)
    {
        var team = await Team.OnAsync(await hosts.OnAsync(database));
        var person = await team.Host.Data.PersonAsync("Zhou Yun");
        var visitor = await team.Host.SignInAsync(person);
        var form = (await visitor.GetAsync(await LinkAsync(team, person.Email))).Form("/decline");

        var first = await visitor.SubmitAsync(form);
        var second = await visitor.SubmitAsync(form);

        Assert.Equal(("/workspaces", "/workspaces"), (first.Location, second.Location));
        HtmlAssert.Flash(await visitor.FollowAsync(second), "You declined the invitation to Demo Tea.");
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/workspaces/{team.Workspace.Code}/members")).Status);
        Assert.Equal(["invitation.declined"], await ActionsAsync(team));
        var entry = (await team.Owner.GetAsync($"/workspaces/{team.Workspace.Code}/activity")).Document.QuerySelector(".entry-head")!;
        Assert.Equal("Zhou Yun declined the invitation", Page.Normal(entry.TextContent));
    }

    [Theory, EachDatabase]
    public async Task Accept_SeveralTimesAtOnce_MakesOneMemberAndOneEntry(Database database)
    {
        var team = await Team.OnAsync(await hosts.OnAsync(database));
        var person = await team.Host.Data.PersonAsync();
        var visitor = await team.Host.SignInAsync(person);
        var form = (await visitor.GetAsync(await LinkAsync(team, person.Email))).Form("/accept");

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => visitor.SubmitAsync(form)));

        Assert.All(answers, answer => Assert.Equal($"/workspaces/{team.Workspace.Code}/mini-programs", answer.Location));
        await using var context = team.Host.NewContext();
        Assert.Equal(1, await context.WorkspaceMembers.CountAsync(row => row.UserId == person.Id, Cancelled));
        Assert.Equal(["invitation.accepted"], await ActionsAsync(team));
    }

    [Theory, EachDatabase]
    public async Task AcceptAndDecline_AtOnce_HaveOneEffect(Database database)
    {
        var team = await Team.OnAsync(await hosts.OnAsync(database));
        var person = await team.Host.Data.PersonAsync();
        var visitor = await team.Host.SignInAsync(person);
        var page = await visitor.GetAsync(await LinkAsync(team, person.Email));

        await Task.WhenAll(visitor.SubmitAsync(page.Form("/accept")), visitor.SubmitAsync(page.Form("/decline")));

        var action = Assert.Single(await ActionsAsync(team));
        await using var context = team.Host.NewContext();
        Assert.Equal(action == "invitation.accepted", await context.WorkspaceMembers.AnyAsync(row => row.UserId == person.Id, Cancelled));
    }

    [Theory, EachDatabase]
    public async Task Link_OpenedByAnotherPerson_SaysWhomItIsForAndCannotBeForced(Database database)
    {
        var team = await Team.OnAsync(await hosts.OnAsync(database));
        var (person, thief) = (await team.Host.Data.PersonAsync(), await team.Host.Data.PersonAsync());
        var link = await LinkAsync(team, person.Email);
        var (visitor, stranger) = (await team.Host.SignInAsync(person), await team.Host.SignInAsync(thief));
        var page = await visitor.GetAsync(link);

        var seen = await stranger.GetAsync(link);
        Assert.Contains(
            $"You are signed in as {thief.Email}, but the invitation is for {person.Email}. Sign out to answer it.", seen.Text,
            StringComparison.Ordinal);
        Assert.Empty(seen.Document.QuerySelectorAll("form[action*=accept]"));
        var forged = seen.Form("/account/sign-out");
        foreach (var answer in new[] { "accept", "decline" })
        {
            // Sends the invited person's form from the other person's browser.
            forged.SetAttribute("action", $"/account/invitation/{answer}");
            var code = page.Form($"/{answer}").QuerySelector("input[name=code]")!.GetAttribute("value");
            var answered = await stranger.SubmitAsync(forged, new Dictionary<string, string?> { ["code"] = code });
            Assert.Equal((HttpStatusCode.NotFound, "This invitation is no longer valid"), (answered.Status, answered.Heading));
        }

        await using var context = team.Host.NewContext();
        Assert.False(await context.WorkspaceMembers.AnyAsync(row => row.UserId == thief.Id, Cancelled));
        Assert.Equal(link, (await stranger.SubmitAsync((await stranger.GetAsync(link)).Form("/account/sign-out"))).Location);
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.SubmitAsync(page.Form("/accept"))).Status);
    }

    [Theory, EachDatabase]
    public async Task SignOut_WithAForeignReturnAddress_StaysOnTheConsole(Database database)
    {
        var host = await hosts.OnAsync(database);
        var visitor = await host.SignInAsync(await host.Data.PersonAsync());
        var form = (await visitor.GetAsync("/workspaces")).Form("/account/sign-out");
        form.SetAttribute("action", "/account/sign-out?returnUrl=https%3A%2F%2Fevil.example%2F");

        Assert.Equal("/", (await visitor.SubmitAsync(form)).Location);
    }

    [Theory, EachDatabase]
    public async Task Accept_AfterWithdrawal_IsRefused(Database database)
    {
        var team = await Team.OnAsync(await hosts.OnAsync(database));
        var person = await team.Host.Data.PersonAsync();
        var visitor = await team.Host.SignInAsync(person);
        var page = await visitor.GetAsync(await LinkAsync(team, person.Email));
        await team.Owner.OnInvitationAsync(team.Workspace, "withdraw");

        await AssertDeadAsync(team, person, visitor, page);
    }

    [Theory, EachDatabase]
    public async Task Accept_AfterExpiry_IsRefused(Database database)
    {
        await using var host = await ConsoleHost.StartAsync(database);
        var team = await Team.OnAsync(host);
        var person = await host.Data.PersonAsync();
        host.Time.Advance(TimeSpan.FromHours(1));
        var link = await LinkAsync(team, person.Email);
        host.Time.Advance(Invitation.Lifetime);
        var visitor = await host.SignInAsync(person);
        var page = await visitor.GetAsync("/workspaces");
        Assert.DoesNotContain("Demo Tea", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(link)).Status);
        await using var context = host.NewContext();
        var code = await context.Invitations.Select(row => row.Code).SingleAsync(Cancelled);
        var form = page.Form("/account/sign-out");
        form.SetAttribute("action", "/account/invitation/accept");

        var answer = await visitor.SubmitAsync(form, new Dictionary<string, string?> { ["code"] = code });

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.False(await context.WorkspaceMembers.AnyAsync(row => row.UserId == person.Id, Cancelled));
    }

    [Theory, EachDatabase]
    public async Task Accept_ForAClosedWorkspace_IsRefused(Database database)
    {
        var team = await Team.OnAsync(await hosts.OnAsync(database));
        var person = await team.Host.Data.PersonAsync();
        var link = await LinkAsync(team, person.Email);
        var visitor = await team.Host.SignInAsync(person);
        var page = await visitor.GetAsync(link);
        await using var context = team.Host.NewContext();
        DateTime? now = team.Host.Time.Now;
        await context.Workspaces.Where(row => row.Id == team.Workspace.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.ClosedAt, now), Cancelled);

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(link)).Status);
        await AssertDeadAsync(team, person, visitor, page);
    }

    [Theory, EachDatabase]
    public async Task Accept_ByARemovedMember_NeedsANewInvitation(Database database)
    {
        var team = await Team.OnAsync(await hosts.OnAsync(database));
        var person = await team.Host.Data.PersonAsync();
        var visitor = await team.Host.SignInAsync(person);
        var page = await visitor.GetAsync(await LinkAsync(team, person.Email));
        await visitor.SubmitAsync(page.Form("/accept"));
        var member = await team.Owner.GetAsync($"{Inviting.Members(team.Workspace)}/{person.Code}");
        await team.Owner.SubmitAsync(member.Form("/remove"), new Dictionary<string, string?> { ["TypedEmail"] = person.Email });

        await AssertDeadAsync(team, person, visitor, page);
        await visitor.AnswerAsync(await LinkAsync(team, person.Email), "accept");
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(Inviting.Members(team.Workspace))).Status);
    }

    [Theory, EachDatabase]
    public async Task Accept_ByAMember_ChangesNothingAndOpensTheWorkspace(Database database)
    {
        var team = await Team.OnAsync(await hosts.OnAsync(database));
        var link = await LinkAsync(team, team.Person("master").Email);

        var answer = await team.Master.AnswerAsync(link, "accept");

        Assert.Equal(HttpStatusCode.OK, (await team.Master.FollowAsync(answer)).Status);
        await using var context = team.Host.NewContext();
        var role = await context.WorkspaceMembers.Where(row => row.UserId == team.Person("master").Id).Select(row => row.Role)
            .SingleAsync(Cancelled);
        Assert.Equal(WorkspaceRole.Master, role);
    }

    [Theory, EachDatabase]
    public async Task Workspaces_WithAPendingInvitation_ShowItAndAcceptTheAnswer(Database database)
    {
        var team = await Team.OnAsync(await hosts.OnAsync(database));
        var person = await team.Host.Data.PersonAsync();
        await LinkAsync(team, person.Email);
        var visitor = await team.Host.SignInAsync(person);

        var page = await visitor.GetAsync("/workspaces");
        var card = Assert.Single(page.Document.QuerySelectorAll(".received-card"));
        Assert.StartsWith(
            "Demo Tea Developer Invited by Lin Wei (Test Merchant). You can answer until",
            Page.Normal(card.TextContent),
            StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll(".empty"));
        Assert.Empty((await team.Developer.GetAsync("/workspaces")).Document.QuerySelectorAll(".received-card"));
        var accepted = await visitor.SubmitAsync(page.Form("/accept"));

        Assert.Equal(HttpStatusCode.OK, (await visitor.FollowAsync(accepted)).Status);
        Assert.Empty((await visitor.GetAsync("/workspaces")).Document.QuerySelectorAll(".received-card"));
    }

    private static async Task<string> LinkAsync(Team team, string email) =>
        $"/account/invitation?token={(await team.Host.Data.InviteAsync(team.Workspace, team.Person("owner"), email)).Secret}";

    private static async Task AssertDeadAsync(Team team, Person person, Visitor visitor, Page page)
    {
        var answer = await visitor.SubmitAsync(page.Form("/accept"));
        Assert.Equal((HttpStatusCode.NotFound, "This invitation is no longer valid"), (answer.Status, answer.Heading));
        await using var context = team.Host.NewContext();
        Assert.False(
            await context.WorkspaceMembers.AnyAsync(row => row.UserId == person.Id && row.WorkspaceId == team.Workspace.Id, Cancelled));
    }

    private static async Task<List<string>> ActionsAsync(Team team)
    {
        await using var context = team.Host.NewContext();
        return await context.AuditEntries.Where(entry => entry.WorkspaceId == team.Workspace.Id && entry.SubjectKind == "invitation")
            .Select(entry => entry.Action).ToListAsync(Cancelled);
    }
}
