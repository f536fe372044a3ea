using System.Net;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Features.MiniPrograms.Members;

public sealed class ProgramMembersTests(ConsoleHosts hosts) : IClassFixture<ConsoleHosts>
{
    private const string Reason =
        "Only the owner and masters of this workspace and the admins of this mini program can manage its members. Ask Lin Wei.";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Creating_MakesTheCreatorItsAdminEvenAfterLosingTheMasterRole(Database database)
    {
        var team = await Team.OnAsync(await hosts.OnAsync(database));
        var id = await team.Host.CreateProgramAsync(team.Master, team.Workspace, "青叶茶园");

        await MakeDeveloperAsync(team, "master");

        Assert.Equal(HttpStatusCode.OK, (await team.Master.GetAsync($"{Managing.Address(team.Workspace, id)}/edit")).Status);
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await team.Master.GetAsync($"{Managing.Address(team.Workspace, team.Program.MiniProgramId)}/edit")).Status);
    }

    [Theory, EachDatabase]
    public async Task Page_ListsOwnerMastersAndProgramMembersWithTheirRoles(Database database)
    {
        var team = await Team.OnAsync(await hosts.OnAsync(database));

        var page = await team.Developer.GetAsync(Address(team));

        var rows = page.Document.QuerySelectorAll("tbody tr").Select(row =>
            (Page.Normal(row.QuerySelector(".person-name")!.TextContent), Page.Normal(row.QuerySelector("td")!.TextContent)));
        Assert.Equal(
        [
            ("Lin Wei", "Program admin as owner of the workspace"),
            ("Chen Jie", "Program admin as master of the workspace"),
            ("Sun Li", "Program developer"),
            ("Zhao Min", "Program admin"),
        ], rows);
        Assert.Equal("Members", Page.Normal(page.Document.QuerySelector(".tabs [aria-current=page]")!.TextContent));
    }

    [Theory, EachDatabase]
    public async Task Add_Developer_GivesTheRoleAtOnceAndIsInTheHistory(Database database)
    {
        var team = await Team.OnAsync(await hosts.OnAsync(database));

        var answer = await AddAsync(team, team.ProgramAdmin, "developer", "Admin");

        Assert.Equal(Address(team), answer.Location);
        HtmlAssert.Flash(await team.ProgramAdmin.FollowAsync(answer), $"Wu Fang is now a member of {team.Program.Details.Name!}.");
        Assert.Equal(HttpStatusCode.OK, (await team.Developer.GetAsync($"{Program(team)}/edit")).Status);
        var entry = (await team.Developer.GetAsync($"{Program(team)}/history")).Document.QuerySelector(".entry")!;
        Assert.Equal(
            $"Zhao Min added a member to {team.Program.Details.Name!}", Page.Normal(entry.QuerySelector(".entry-head")!.TextContent));
        Assert.Equal(
            ["Member", "Wu Fang", "Role on the mini program", "Program admin"],
            entry.QuerySelectorAll("tbody tr > *").Select(cell => Page.Normal(cell.TextContent)));
    }

    [Theory, EachDatabase]
    public async Task ChangeAndRemove_TakeEffectImmediately(Database database)
    {
        var team = await Team.OnAsync(await hosts.OnAsync(database));

        var changed = await ActAsync(team, team.Owner, "program developer", "role");
        Assert.Equal(HttpStatusCode.OK, (await team.ProgramDeveloper.GetAsync($"{Program(team)}/edit")).Status);
        var removed = await ActAsync(team, team.Owner, "program developer", "remove");

        Assert.Equal((Address(team), Address(team)), (changed.Location, removed.Location));
        HtmlAssert.Flash(await team.Owner.FollowAsync(removed), $"Sun Li was removed from {team.Program.Details.Name!}.");
        Assert.Equal(HttpStatusCode.Forbidden, (await team.ProgramDeveloper.GetAsync($"{Program(team)}/edit")).Status);
        Assert.Equal(
            ["program-member.removed", "program-member.changed"],
            await ActionsAsync(team, 2));
    }

    [Theory, EachDatabase]
    public async Task ProgramAdmin_ModifiesAndDeletesButDoesNotRestore(Database database)
    {
        var team = await Team.OnAsync(await hosts.OnAsync(database));
        var id = team.Program.MiniProgramId;

        var modified = await team.ProgramAdmin.ModifyAsync(team.Workspace, id, "ContactNumber", "0571-7654321");
        var deleted = await team.ProgramAdmin.DeleteAsync(team.Workspace, id, team.Program.Details.Name!);

        Assert.Equal(Program(team), modified.Location);
        Assert.Equal(CreateForm.ListAddress(team.Workspace), deleted.Location);
        Assert.Contains(
            "Only the owner and masters of this workspace can restore mini programs.",
            (await team.ProgramAdmin.GetAsync(Program(team))).Text, StringComparison.Ordinal);
        var members = await team.Owner.GetAsync(Address(team));
        Assert.Contains(
            "This mini program is deleted. Its members can be changed once it is restored.", members.Text, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task ProgramDeveloper_SeesEachActionDisabledWithTheReason(Database database)
    {
        var team = await Team.OnAsync(await hosts.OnAsync(database));

        var page = await team.ProgramDeveloper.GetAsync(Address(team));

        var buttons = page.Document.QuerySelectorAll("main section [aria-disabled=true]");
        Assert.Equal(
            ["Make admin Sun Li", "Remove Sun Li", "Make developer Zhao Min", "Remove Zhao Min", "Add"],
            buttons.Select(button => Page.Normal(button.TextContent)));
        Assert.All(
            buttons, button => Assert.Equal(Reason, page.Document.GetElementById(button.GetAttribute("aria-describedby")!)!.TextContent));
        Assert.Empty(page.Document.QuerySelectorAll("main form"));
    }

    [Theory, EachDatabase]
    public async Task Add_SameFormSixTimesAtOnce_HasOneEffectAndTheSameAnswer(Database database)
    {
        var team = await Team.OnAsync(await hosts.OnAsync(database));
        var form = (await team.Owner.GetAsync(Address(team))).Form("/members");
        var values = new Dictionary<string, string?> { ["Member"] = team.Person("developer").Code, ["Role"] = "Developer" };

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => team.Owner.SubmitAsync(form, values)));

        Assert.All(answers, answer => Assert.Equal(Address(team), answer.Location));
        Assert.Equal(["program-member.added", "mini-program.created"], await ActionsAsync(team, 5));
    }

    [Theory, EachDatabase]
    public async Task Add_ByTwoFormsAtOnce_AddsOneAndTellsTheOther(Database database)
    {
        var team = await Team.OnAsync(await hosts.OnAsync(database));

        // Both pages are open before either form is sent.
        var (first, second) = (await team.Owner.GetAsync(Address(team)), await team.Master.GetAsync(Address(team)));
        var answers = await Task.WhenAll(
            team.Owner.SubmitAsync(first.Form("/members"), Adding(team, "developer", "Admin")),
            team.Master.SubmitAsync(second.Form("/members"), Adding(team, "developer", "Developer")));

        var told = Assert.Single(answers, answer => answer.Status == HttpStatusCode.Conflict);
        Assert.Contains($"Wu Fang is already a member of {team.Program.Details.Name!}.", told.Text, StringComparison.Ordinal);
        Assert.Equal(["program-member.added", "mini-program.created"], await ActionsAsync(team, 5));
    }

    [Theory]
    [EachDatabase("stranger", "Admin", "Developer", "Choose an active developer of this workspace.")]
    [EachDatabase("master", "Admin", "Developer", "Choose an active developer of this workspace.")]
    [EachDatabase("blocked", "Admin", "Developer", "Choose an active developer of this workspace.")]
    [EachDatabase("developer", "Owner", "Role", "Choose a role: program admin or program developer.")]
    [EachDatabase("developer", "7", "Role", "Choose a role: program admin or program developer.")]
    public async Task Add_TamperedForm_IsRefusedBesideTheField(Database database, string kind, string role, string field, string message)
    {
        var team = await Team.OnAsync(await hosts.OnAsync(database));
        var (_, _, elsewhere) = await hosts.OwnerAsync(database);
        await team.AddAsync("blocked", "Xu Bo", WorkspaceRole.Developer, null);
        await team.Host.Data.BlockAsync(team.Workspace, team.Person("blocked"));
        var stranger = await team.Host.Data.PersonAsync();
        await team.Host.Data.AddMemberAsync(elsewhere, stranger, WorkspaceRole.Developer);
        var form = (await team.Owner.GetAsync(Address(team))).Form("/members");

        var page = await team.Owner.SubmitAsync(form, new Dictionary<string, string?>
        {
            ["Member"] = kind == "stranger" ? stranger.Code : team.Person(kind).Code,
            ["Role"] = role,
        });

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        HtmlAssert.FieldError(page, field, message);
        Assert.Equal(["mini-program.created"], await ActionsAsync(team, 5));
    }

    [Theory, EachDatabase]
    public async Task Admin_NeitherChangesNorRemovesThemselves(Database database)
    {
        var team = await Team.OnAsync(await hosts.OnAsync(database));
        var page = await team.ProgramAdmin.GetAsync(Address(team));
        var form = page.Form($"/{team.Person("program developer").Code}/remove");
        form.SetAttribute("action", form.GetAttribute("action")!.Replace(
            team.Person("program developer").Code, team.Person("program admin").Code, StringComparison.Ordinal));

        var answer = await team.ProgramAdmin.SubmitAsync(form);

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains(
            "You can't change your own role or remove yourself. Ask another admin of this mini program.",
            answer.Text,
            StringComparison.Ordinal);
        Assert.Equal(
            "You can't change your own role or remove yourself.", Page.Normal(page.Document.QuerySelector("#self-reason")!.TextContent));
    }

    [Theory, EachDatabase]
    public async Task ProgramAdmin_InAnotherWorkspace_GainsNothing(Database database)
    {
        var team = await Team.OnAsync(await hosts.OnAsync(database));
        var other = await Team.OnAsync(team.Host);
        await team.Host.Data.AddMemberAsync(other.Workspace, team.Person("program admin"), WorkspaceRole.Developer);

        // The program's own ID under another workspace, then another workspace's program.
        foreach (var (id, status) in new[] { (team.Program.MiniProgramId, HttpStatusCode.Forbidden),
            (other.Program.MiniProgramId, HttpStatusCode.Forbidden) })
        {
            Assert.Equal(status, (await team.ProgramAdmin.GetAsync($"{Managing.Address(other.Workspace, id)}/edit")).Status);
        }

        Assert.Equal(
            HttpStatusCode.NotFound,
            (await team.ProgramAdmin.GetAsync($"{Managing.Address(other.Workspace, team.Program.MiniProgramId)}/members")).Status);
    }

    private static string Program(Team team) => Managing.Address(team.Workspace, team.Program.MiniProgramId);

    private static string Address(Team team) => $"{Program(team)}/members";

    private static async Task<Page> AddAsync(Team team, Visitor visitor, string kind, string role) => await visitor.SubmitAsync(
        (await visitor.GetAsync(Address(team))).Form("/members"), Adding(team, kind, role));

    private static Dictionary<string, string?> Adding(Team team, string kind, string role) =>
        new() { ["Member"] = team.Person(kind).Code, ["Role"] = role };

    private static async Task<Page> ActAsync(Team team, Visitor visitor, string kind, string action) =>
        await visitor.SubmitAsync((await visitor.GetAsync(Address(team))).Form($"/{team.Person(kind).Code}/{action}"));

    private static async Task MakeDeveloperAsync(Team team, string kind)
    {
        await using var context = team.Host.NewContext();
        await context.WorkspaceMembers.Where(row => row.WorkspaceId == team.Workspace.Id && row.UserId == team.Person(kind).Id)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Role, WorkspaceRole.Developer), Cancelled);
    }

    private static async Task<List<string>> ActionsAsync(Team team, int last)
    {
        await using var context = team.Host.NewContext();
        return await context.AuditEntries.Where(entry => entry.SubjectId == team.Program.MiniProgramId)
            .OrderByDescending(entry => entry.Number).Take(last).Select(entry => entry.Action).ToListAsync(Cancelled);
    }
}
