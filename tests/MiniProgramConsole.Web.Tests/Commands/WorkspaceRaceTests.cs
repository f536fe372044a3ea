using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.MiniPrograms.Drafts;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Interceptors;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Commands;

/// <summary>One request adds to something that another removes at the same time. One must complete before the other starts.</summary>
public sealed class WorkspaceRaceTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Role_GivenWhileTheProgramIsDeleted_IsGivenFirst(Database database)
    {
        var midst = new InTheMidst();
        await using var host = await ConsoleHost.StartAsync(database, interceptors: midst);
        var team = await Team.OnAsync(host);
        var id = await host.CreateProgramAsync(team.Owner, team.Workspace);
        var add = (await team.Master.GetAsync($"{Managing.Address(team.Workspace, id)}/members")).Form("/members");
        Page? deleted = null;
        midst.Let("SELECT … FROM WorkspaceMembers", async () => deleted = await team.Owner.DeleteAsync(team.Workspace, id));

        var added = await team.Master.SubmitAsync(add, Role(team.Person("developer")));
        await midst.Happened;

        Assert.Equal($"{Managing.Address(team.Workspace, id)}/members", added.Location);
        Assert.Equal(CreateForm.ListAddress(team.Workspace), deleted!.Location);
        Assert.Equal([AuditAction.ProgramMemberAdded, AuditAction.MiniProgramDeleted], (await ActionsAsync(host, team.Workspace))[^2..]);
        Assert.Empty(host.Log.Errors);
    }

    [Theory, EachDatabase]
    public async Task Role_GivenWhileTheMemberLeaves_IsRemovedWithTheMember(Database database)
    {
        var midst = new InTheMidst();
        await using var host = await ConsoleHost.StartAsync(database, interceptors: midst);
        var team = await Team.OnAsync(host);
        var add = (await team.Master.GetAsync($"{Managing.Address(team.Workspace, team.Program.MiniProgramId)}/members")).Form("/members");
        var leave = (await team.Developer.GetAsync($"/workspaces/{team.Workspace.Code}/members/leave")).Form("/leave");
        // The command has already read the member at this point.
        midst.Let("SELECT p.ProgramId … FROM ProgramMembers", () => team.Developer.SubmitAsync(leave));

        await team.Master.SubmitAsync(add, Role(team.Person("developer")));
        await midst.Happened;

        await using var context = host.NewContext();
        Assert.False(await context.WorkspaceMembers.AnyAsync(row => row.UserId == team.Person("developer").Id, Cancelled));
        Assert.False(await context.ProgramMembers.AnyAsync(row => row.UserId == team.Person("developer").Id, Cancelled));
        Assert.Empty(host.Log.Errors);
    }

    [Theory]
    [EachDatabase("removed")]
    [EachDatabase("closed")]
    public async Task Draft_SavedWhileItsAuthorIsRemovedOrTheWorkspaceCloses_IsRemovedToo(Database database, string happens)
    {
        var midst = new InTheMidst();
        await using var host = await ConsoleHost.StartAsync(database, interceptors: midst);
        var owner = await host.Data.PersonAsync();
        var workspace = await host.Data.WorkspaceAsync(owner, name: "Demo Tea");
        var author = await host.Data.PersonAsync();
        await host.Data.AddMemberAsync(workspace, author, WorkspaceRole.Master);
        var (owning, writing) = (await host.SignInAsync(owner), await host.SignInAsync(author));
        var form = (await writing.GetAsync(CreateForm.Address(workspace))).Form("/mini-programs");
        form.SetAttribute("action", $"{CreateForm.ListAddress(workspace)}/drafts");
        var (address, button, typed) = happens == "removed"
            ? ($"/workspaces/{workspace.Code}/members/{author.Code}", "/remove", ("TypedEmail", author.Email))
            : ($"/workspaces/{workspace.Code}/settings/close", "/close", ("TypedName", "Demo Tea"));
        var taking = (await owning.GetAsync(address)).Form(button);
        Page? taken = null;
        midst.Let(
            "SELECT … FROM UnfinishedForms",
            async () => taken = await owning.SubmitAsync(taking, new Dictionary<string, string?> { [typed.Item1] = typed.Item2 }));

        var saved = await writing.SubmitAsync(form, CreateForm.Valid());
        await midst.Happened;

        Assert.Equal(CreateForm.ListAddress(workspace), saved.Location);
        Assert.Equal(System.Net.HttpStatusCode.Redirect, taken!.Status);
        await using var context = host.NewContext();
        Assert.False(await context.UnfinishedForms.AnyAsync(Cancelled));
        Assert.Empty(host.Log.Errors);
    }

    [Theory, EachDatabase]
    public async Task RequiredSecondFactor_SetWhileTheOwnerTurnsTheirsOff_IsCheckedFirst(Database database)
    {
        var midst = new InTheMidst();
        await using var host = await ConsoleHost.StartAsync(database, interceptors: midst);
        var owner = await host.Data.PersonAsync();
        var workspace = await host.Data.WorkspaceAsync(owner);
        var visitor = await host.SignInAsync(owner);
        var (secret, _) = await host.AddSecondFactorAsync(visitor);
        host.Time.Advance(SecondFactors.Step);
        var require = (await visitor.GetAsync($"/workspaces/{workspace.Code}/settings")).Form("/second-factor/require");
        var turnOff = (await visitor.GetAsync(SecondFactors.Address)).Form("/turn-off");
        Page? off = null;
        midst.Let(
            "SELECT … FROM Workspaces", async () => off = await visitor.SubmitAsync(turnOff, SecondFactors.CodeForm(host.CodeOf(secret))));

        var required = await visitor.SubmitAsync(require);
        await midst.Happened;

        Assert.Equal($"/workspaces/{workspace.Code}/settings", required.Location);
        Assert.Equal("/account/security", off!.Location);
        await using var context = host.NewContext();
        var actions = await context.AuditEntries.Where(entry => entry.ActorId == owner.Id).OrderBy(entry => entry.Id)
            .Select(entry => entry.Action).ToListAsync(Cancelled);
        Assert.Equal([AuditAction.SecondFactorRequired, AuditAction.SecondFactorRemoved], actions[^2..]);
        Assert.Empty(host.Log.Errors);
    }

    [Theory, EachDatabase]
    public async Task Logos_UploadedAtOnce_NeverExceedTheLimit(Database database)
    {
        await using var host = await ConsoleHost.StartAsync(database);
        var owner = await host.Data.PersonAsync();
        var workspace = await host.Data.WorkspaceAsync(owner);
        var visitor = await host.SignInAsync(owner);
        var form = (await visitor.GetAsync(CreateForm.Address(workspace))).Form("/mini-programs");
        form.SetAttribute("action", $"/workspaces/{workspace.Code}/staged-logos");
        Task<Page> UploadAsync(int number) => visitor.SubmitAsync(form, CreateForm.Valid(), UploadedFile.Logo(colour: $"#0000{number:X2}"));
        for (var number = 0; number < StagedLogo.MaxForPerson - 1; number++)
        {
            await UploadAsync(number);
        }

        var answers = await Task.WhenAll(Enumerable.Range(100, 6).Select(UploadAsync));

        Assert.All(answers, answer => Assert.Equal(System.Net.HttpStatusCode.OK, answer.Status));
        await using var context = host.NewContext();
        Assert.Equal(StagedLogo.MaxForPerson, await context.StagedLogos.CountAsync(Cancelled));
        Assert.Empty(host.Log.Errors);
    }

    private static Dictionary<string, string?> Role(Person person) => new() { ["Member"] = person.Code, ["Role"] = "Admin" };

    private static async Task<List<string>> ActionsAsync(ConsoleHost host, Workspace workspace)
    {
        await using var context = host.NewContext();
        return await context.AuditEntries.Where(entry => entry.WorkspaceId == workspace.Id).OrderBy(entry => entry.Number)
            .Select(entry => entry.Action).ToListAsync(Cancelled);
    }
}
