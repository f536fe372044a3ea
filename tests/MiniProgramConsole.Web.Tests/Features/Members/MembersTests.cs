using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MiniProgramConsole.Core.Accounts.Sessions;
using MiniProgramConsole.Core.MiniPrograms.Members;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Web.Hosting;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Features.Members;

public sealed class MembersTests(ConsoleHosts hosts) : IClassFixture<ConsoleHosts>
{
    private const string OnlyTheOwner = "Only the owner of this workspace can change roles, and invite, block and remove masters. Ask Lin Wei.";
    private const string OnlyOwnerAndMasters = "Only the owner and masters of this workspace can invite, block and remove developers. Ask Lin Wei.";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Page_ShowsPersonRoleStatusJoinedAndLastActive(Database database)
    {
        var team = await Team.OnAsync(await hosts.OnAsync(database));
        var idle = await team.Host.Data.PersonAsync("Xu Bo");
        await team.Host.Data.AddMemberAsync(team.Workspace, idle, WorkspaceRole.Developer, blocked: true);

        var page = await team.Developer.GetAsync(List(team));

        var today = team.Host.Time.Now.ToString("d MMM yyyy", CultureInfo.GetCultureInfo("en"));
        var rows = page.Document.QuerySelectorAll("tbody tr")
            .Select(row => string.Join(" | ", new[] { Page.Normal(row.QuerySelector(".person-name")!.TextContent) }
            .Concat(row.QuerySelectorAll("td[data-label]").Select(cell => Page.Normal(cell.TextContent)))));
        Assert.Equal(
        [
            $"Lin Wei | Owner | Active | {today} | {today}",
            $"Chen Jie | Master | Active | {today} | {today}",
            $"Sun Li | Developer | Active | {today} | {today}",
            $"Wu Fang | Developer | Active | {today} | {today}",
            $"Xu Bo | Developer | Blocked | {today} | Not yet",
            $"Zhao Min | Developer | Active | {today} | {today}",
        ], rows);
        Assert.Equal("Members", Page.Normal(page.Document.QuerySelector("nav .nav-item[aria-current=page]")!.TextContent));
        Assert.DoesNotContain($"/{idle.Id}\"", page.Body, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task LastActive_OutlivesTheSession(Database database)
    {
        await using var host = await ConsoleHost.StartAsync(database);
        var team = await Team.OnAsync(host);
        var lastSeen = host.Time.Now;
        host.Time.Advance(UserSession.IdleLifetime + TimeSpan.FromDays(2));
        await host.Services.GetRequiredService<Housekeeping>().TidyAsync(Cancelled);

        var page = await (await host.SignInAsync(team.Person("owner"))).GetAsync(team.Address("developer"));

        Assert.Contains(
            $"Last active{lastSeen.ToString("d MMM yyyy", CultureInfo.GetCultureInfo("en"))}", page.Text, StringComparison.Ordinal);
        await using var context = host.NewContext();
        Assert.Equal(1, await context.Sessions.CountAsync(Cancelled));
    }

    [Theory, EachDatabase]
    public async Task ChangeRole_ByTheOwner_WorksAtTheNextRequestAndIsInTheActivity(Database database)
    {
        var team = await Team.OnAsync(await hosts.OnAsync(database));

        var answer = await ActAsync(team, team.Owner, "developer", "role");

        Assert.Equal(team.Address("developer"), answer.Location);
        HtmlAssert.Flash(await team.Owner.FollowAsync(answer), "Wu Fang now has a different role.");
        Assert.Equal(HttpStatusCode.OK, (await team.Developer.GetAsync(CreateForm.Address(team.Workspace))).Status);
        var entry = (await team.Owner.GetAsync($"/workspaces/{team.Workspace.Code}/activity")).Document.QuerySelector(".entry")!;
        Assert.Equal("Lin Wei changed the role of Wu Fang", Page.Normal(entry.QuerySelector(".entry-head")!.TextContent));
        Assert.Equal(["Role", "Developer", "Master"], entry.QuerySelectorAll("tbody tr > *").Select(cell => Page.Normal(cell.TextContent)));
        Assert.Equal(team.Address("developer"), entry.QuerySelector("a")!.GetAttribute("href"));
    }

    [Theory, EachDatabase]
    public async Task Block_ClosesOpenTabsOnEveryPageAndUnblockOpensThemAgain(Database database)
    {
        var team = await Team.OnAsync(await hosts.OnAsync(database));
        var form = (await team.ProgramAdmin.GetAsync($"{Program(team)}/edit")).Form(team.Program.MiniProgramId);

        var blocked = await ActAsync(team, team.Master, "program admin", "block");

        HtmlAssert.Flash(await team.Master.FollowAsync(blocked), "Zhao Min was blocked and no longer has access. What they created stays.");
        Assert.Equal(HttpStatusCode.NotFound, (await team.ProgramAdmin.SubmitAsync(form)).Status);
        foreach (var address in new[] { List(team), Program(team), CreateForm.ListAddress(team.Workspace) })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await team.ProgramAdmin.GetAsync(address)).Status);
        }

        Assert.DoesNotContain("Demo Tea", (await team.ProgramAdmin.GetAsync("/workspaces")).Text, StringComparison.Ordinal);
        var unblocked = await ActAsync(team, team.Master, "program admin", "unblock");
        HtmlAssert.Flash(await team.Master.FollowAsync(unblocked), "Zhao Min has been unblocked with their previous role.");
        Assert.Equal(HttpStatusCode.OK, (await team.ProgramAdmin.GetAsync($"{Program(team)}/edit")).Status);
        Assert.Equal(["member.unblocked", "member.blocked"], await ActionsAsync(team, "program admin"));
    }

    [Theory, EachDatabase]
    public async Task Remove_EmailTyped_RemovesMembershipProgramRolesAndUnfinishedFormsOfThatWorkspaceOnly(Database database)
    {
        var team = await Team.OnAsync(await hosts.OnAsync(database));
        var other = await Team.OnAsync(team.Host);
        var person = team.Person("program admin");
        await team.Host.Data.AddMemberAsync(other.Workspace, person, WorkspaceRole.Developer);
        await team.Host.Data.AddProgramMemberAsync(other.Program.MiniProgramId, person, ProgramRole.Developer);
        foreach (var workspace in new[] { team.Workspace, other.Workspace })
        {
            await team.Host.Data.UnfinishedFormAsync(workspace, person.Id);
            await team.Host.Data.UnfinishedFormAsync(workspace, person.Id, savedOnPurpose: false);
        }

        var answer = await RemoveAsync(team, team.Owner, "program admin", $" {person.Email.ToUpperInvariant()} ");

        Assert.Equal(List(team), answer.Location);
        HtmlAssert.Flash(await team.Owner.FollowAsync(answer), "Zhao Min was removed. To come back, they need a new invitation.");
        Assert.Equal(HttpStatusCode.NotFound, (await team.ProgramAdmin.GetAsync(Program(team))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await team.Owner.GetAsync(team.Address("program admin"))).Status);
        await using var context = team.Host.NewContext();
        Assert.Equal(
            [other.Workspace.Id],
            await context.WorkspaceMembers.Where(row => row.UserId == person.Id).Select(row => row.WorkspaceId).ToListAsync(Cancelled));
        Assert.Equal(
            [other.Workspace.Id],
            await context.ProgramMembers.Where(row => row.UserId == person.Id).Select(row => row.Program.WorkspaceId)
                .ToListAsync(Cancelled));
        Assert.Equal(
            [other.Workspace.Id, other.Workspace.Id],
            await context.UnfinishedForms.Where(row => row.AuthorId == person.Id).Select(row => row.WorkspaceId).ToListAsync(Cancelled));
        Assert.Equal(["member.removed"], await ActionsAsync(team, "program admin"));
    }

    [Theory]
    [EachDatabase("", "Type {0} to remove this person.")]
    [EachDatabase("somebody@test.example", "That is not the email. Type {0} to remove this person.")]
    public async Task Remove_OtherEmail_ShowsErrorAndRemovesNobody(Database database, string typed, string message)
    {
        var team = await Team.OnAsync(await hosts.OnAsync(database));

        var page = await RemoveAsync(team, team.Owner, "developer", typed);

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        HtmlAssert.FieldError(
            page, "The person's email", string.Format(CultureInfo.InvariantCulture, message, team.Person("developer").Email));
        Assert.Equal(typed, page.Control("The person's email").GetAttribute("value") ?? "");
        Assert.Equal(HttpStatusCode.OK, (await team.Developer.GetAsync(List(team))).Status);
    }

    [Theory, EachDatabase]
    public async Task Leave_ByAMember_EndsAccessAndIsRefusedToTheOwner(Database database)
    {
        var team = await Team.OnAsync(await hosts.OnAsync(database));
        var form = (await team.Master.GetAsync($"{List(team)}/leave")).Form("/leave");

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => team.Master.SubmitAsync(form)));

        Assert.All(
            answers,
            answer => Assert.True(answer.Location == "/workspaces" || answer.Status == HttpStatusCode.NotFound, $"{answer.Status}"));
        Assert.Contains(answers, answer => answer.Location == "/workspaces");
        Assert.Equal(HttpStatusCode.NotFound, (await team.Master.GetAsync(List(team))).Status);
        Assert.Equal(["member.left"], await ActionsAsync(team, "master"));
        var refused = await team.Owner.GetAsync($"{List(team)}/leave");
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.Contains("A workspace always needs an owner, so the owner can't leave it.", refused.Text, StringComparison.Ordinal);
        var activity = await team.Owner.GetAsync($"/workspaces/{team.Workspace.Code}/activity");
        Assert.Equal("Chen Jie left the workspace", Page.Normal(activity.Document.QuerySelector(".entry-head")!.TextContent));
    }

    [Theory, EachDatabase]
    public async Task Leave_SaysSoOnTheNextPage(Database database)
    {
        var team = await Team.OnAsync(await hosts.OnAsync(database));
        var form = (await team.Developer.GetAsync($"{List(team)}/leave")).Form("/leave");

        HtmlAssert.Flash(await team.Developer.FollowAsync(await team.Developer.SubmitAsync(form)), "You left Demo Tea.");
    }

    [Theory, EachDatabase]
    public async Task Master_ManagesDevelopersAndSeesWhyNotMasters(Database database)
    {
        var team = await Team.OnAsync(await hosts.OnAsync(database));
        await team.AddAsync("other master", "He Ping", WorkspaceRole.Master, null);

        var ofMaster = await team.Master.GetAsync(team.Address("other master"));
        var ofDeveloper = await team.Master.GetAsync(team.Address("developer"));
        var ofOwner = await team.Master.GetAsync(team.Address("owner"));

        Assert.Equal([OnlyTheOwner, OnlyTheOwner, OnlyTheOwner], Reasons(ofMaster));
        Assert.Equal([OnlyTheOwner], Reasons(ofDeveloper));
        Assert.Equal(2, ofDeveloper.Document.QuerySelectorAll("main form").Length);
        Assert.All(
            Reasons(ofOwner),
            reason =>
                Assert.Equal("A workspace always needs an owner, so the owner can't be blocked, removed or given another role.", reason));
    }

    [Theory, EachDatabase]
    public async Task Developer_SeesEachActionDisabledWithTheReason(Database database)
    {
        var team = await Team.OnAsync(await hosts.OnAsync(database));

        var page = await team.Developer.GetAsync(team.Address("program developer"));
        var own = await team.Developer.GetAsync(team.Address("developer"));

        Assert.Equal([OnlyTheOwner, OnlyOwnerAndMasters, OnlyOwnerAndMasters], Reasons(page));
        Assert.Empty(page.Document.QuerySelectorAll("main form"));
        Assert.Contains(
            "This is you. You can't change your own role, block yourself or remove yourself.", own.Text, StringComparison.Ordinal);
        Assert.Equal($"{List(team)}/leave", own.Document.QuerySelector("main .btn-danger")!.GetAttribute("href"));
    }

    [Theory, EachDatabase]
    public async Task Post_SameFormSixTimesAtOnce_HasOneEffectAndTheSameAnswer(Database database)
    {
        var team = await Team.OnAsync(await hosts.OnAsync(database));
        foreach (var (action, next) in new[] { ("role", team.Address("developer")), ("block", team.Address("developer")),
            ("unblock", team.Address("developer")), ("remove", List(team)) })
        {
            var form = (await team.Owner.GetAsync(team.Address("developer"))).Form($"/{action}");
            var values = new Dictionary<string, string?> { ["TypedEmail"] = team.Person("developer").Email };

            var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => team.Owner.SubmitAsync(form, values)));
            var late = await team.Owner.SubmitAsync(form, values);

            Assert.All(answers.Append(late), answer => Assert.Equal(next, answer.Location));
        }

        Assert.Equal(["member.removed", "member.unblocked", "member.blocked", "member.changed"], await ActionsAsync(team, "developer"));
    }

    [Theory, EachDatabase]
    public async Task KeyOfAnotherForm_IsRefusedAndTheFormComesBackWithANewOne(Database database)
    {
        var team = await Team.OnAsync(await hosts.OnAsync(database));
        var page = await team.Owner.GetAsync(team.Address("developer"));
        var token = page.Form("/block").QuerySelector("[name=token]")!.GetAttribute("value");
        await team.Owner.SubmitAsync(page.Form("/block"));

        var refused = await team.Owner.SubmitAsync(page.Form("/role"), new Dictionary<string, string?> { ["token"] = token });
        var answer = await team.Owner.SubmitAsync(refused.Form("/role"));

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains(
            $"You have already submitted this form for {team.Person("developer").Name}. Your entries are still here",
            refused.Text,
            StringComparison.Ordinal);
        Assert.Equal(team.Address("developer"), answer.Location);
        Assert.Equal(["member.changed", "member.blocked"], await ActionsAsync(team, "developer"));
    }

    [Theory, EachDatabase]
    public async Task TwoChangesAtOnce_ByOwnerAndMaster_NeverBlockANewMaster(Database database)
    {
        var team = await Team.OnAsync(await hosts.OnAsync(database));
        var toMaster = (await team.Owner.GetAsync(team.Address("developer"))).Form("/role");
        var block = (await team.Master.GetAsync(team.Address("developer"))).Form("/block");

        var answers = await Task.WhenAll(team.Owner.SubmitAsync(toMaster), team.Master.SubmitAsync(block));

        Assert.Equal(HttpStatusCode.Redirect, answers[0].Status);
        var actions = await ActionsAsync(team, "developer");
        // Either blocked as a developer and then made master, or made master and not blocked.
        Assert.Equal(answers[1].Status == HttpStatusCode.Redirect ? 2 : 1, actions.Count);
        Assert.Equal("member.changed", actions[0]);
        if (answers[1].Status != HttpStatusCode.Redirect)
        {
            Assert.Equal(HttpStatusCode.Forbidden, answers[1].Status);
        }
    }

    [Theory, EachDatabase]
    public async Task StaleForm_BlockingABlockedMember_SaysSo(Database database)
    {
        var team = await Team.OnAsync(await hosts.OnAsync(database));
        var form = (await team.Owner.GetAsync(team.Address("developer"))).Form("/block");
        await ActAsync(team, team.Master, "developer", "block");

        var page = await team.Owner.SubmitAsync(form);

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains(
            "Wu Fang is already blocked.", page.Document.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [EachDatabase("Owner")]
    [EachDatabase("1")]
    [EachDatabase("9")]
    [EachDatabase("")]
    public async Task ChangeRole_TamperedRole_IsRefusedAndChangesNothing(Database database, string role)
    {
        var team = await Team.OnAsync(await hosts.OnAsync(database));
        var form = (await team.Owner.GetAsync(team.Address("developer"))).Form("/role");

        var page = await team.Owner.SubmitAsync(form, new Dictionary<string, string?> { ["role"] = role });

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("Choose master or developer. You can't make someone the owner here.", page.Text, StringComparison.Ordinal);
        Assert.Empty(await ActionsAsync(team, "developer"));
    }

    [Theory, EachDatabase]
    public async Task TamperedAddress_ReachesNeitherMastersNorTheOwnerNorThemselvesNorOtherWorkspaces(Database database)
    {
        var team = await Team.OnAsync(await hosts.OnAsync(database));
        var other = await Team.OnAsync(team.Host);
        await team.AddAsync("other master", "He Ping", WorkspaceRole.Master, null);
        var page = await team.Master.GetAsync(team.Address("developer"));
        foreach (var action in new[] { "block", "remove" })
        {
            foreach (var (kind, who, status) in new[]
            {
                ("other master", team, HttpStatusCode.Forbidden), ("master", team, HttpStatusCode.Forbidden),
                ("owner", team, HttpStatusCode.Forbidden), ("developer", other, HttpStatusCode.NotFound),
            })
            {
                var form = page.Form($"/{action}");
                form.SetAttribute("action", $"{List(team)}/{who.Person(kind).Code}/{action}");

                var answer = await team.Master.SubmitAsync(
                    form, new Dictionary<string, string?> { ["TypedEmail"] = who.Person(kind).Email });

                Assert.Equal((kind, status), (kind, answer.Status));
                form.SetAttribute("action", $"{List(team)}/{team.Person("developer").Code}/{action}");
            }
        }

        Assert.Equal(HttpStatusCode.NotFound, (await team.Owner.GetAsync($"{List(team)}/{other.Person("developer").Code}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await ForgeAsync(team, team.Owner, "owner", "block")).Status);
        await using var context = team.Host.NewContext();
        Assert.False(await context.AuditEntries
            .AnyAsync(entry => entry.WorkspaceId == team.Workspace.Id && entry.SubjectKind == "member", Cancelled));
    }

    private static string List(Team team) => $"/workspaces/{team.Workspace.Code}/members";

    private static string Program(Team team) => Managing.Address(team.Workspace, team.Program.MiniProgramId);

    private static IEnumerable<string> Reasons(Page page) => page.Document.QuerySelectorAll("main [aria-disabled=true]")
        .Select(button => Page.Normal(page.Document.GetElementById(button.GetAttribute("aria-describedby")!)!.TextContent));

    private static async Task<Page> ActAsync(Team team, Visitor visitor, string kind, string action) =>
        await visitor.SubmitAsync((await visitor.GetAsync(team.Address(kind))).Form($"/{action}"));

    private static async Task<Page> RemoveAsync(Team team, Visitor visitor, string kind, string typed) => await visitor.SubmitAsync(
        (await visitor.GetAsync(team.Address(kind))).Form("/remove"), new Dictionary<string, string?> { ["TypedEmail"] = typed });

    private static async Task<Page> ForgeAsync(Team team, Visitor visitor, string kind, string action)
    {
        var form = (await visitor.GetAsync(team.Address("developer"))).Form($"/{action}");
        form.SetAttribute("action", $"{team.Address(kind)}/{action}");
        return await visitor.SubmitAsync(form);
    }

    private static async Task<List<string>> ActionsAsync(Team team, string kind)
    {
        await using var context = team.Host.NewContext();
        return await context.AuditEntries
            .Where(entry => entry.WorkspaceId == team.Workspace.Id && entry.SubjectId == team.Person(kind).Code)
            .OrderByDescending(entry => entry.Number).Select(entry => entry.Action).ToListAsync(Cancelled);
    }
}
