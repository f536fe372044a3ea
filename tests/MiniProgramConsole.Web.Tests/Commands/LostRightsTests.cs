using System.Net;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.MiniPrograms;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Web.Tests.Testing;

namespace MiniProgramConsole.Web.Tests.Commands;

/// <summary>
/// Somebody loses the right to a change after the request was let in and before its transaction begins, as with a body that is sent slowly:
/// nothing is done, and the answer is that of somebody who never could.
/// </summary>
public sealed class LostRightsTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [EachDatabase("blocked", HttpStatusCode.NotFound)]
    [EachDatabase("removed", HttpStatusCode.NotFound)]
    [EachDatabase("made a developer", HttpStatusCode.Forbidden)]
    [EachDatabase("signed out", HttpStatusCode.Redirect)]
    [EachDatabase("account deleted", HttpStatusCode.Redirect)]
    [EachDatabase("workspace closed", HttpStatusCode.NotFound)]
    [EachDatabase("second factor required", HttpStatusCode.Forbidden)]
    public async Task Change_ByAMasterWhoLosesTheRightMeanwhile_IsNotDone(Database database, string happens, HttpStatusCode expected)
    {
        var inBetween = new InBetween();
        await using var host = await ConsoleHost.StartAsync(database, interceptors: inBetween);
        var owner = await host.Data.PersonAsync();
        foreach (var change in new[] { "create", "modify", "delete", "restore", "add member", "change member", "remove member" })
        {
            var stage = await ArrangeAsync(host, owner);
            var send = await PrepareAsync(host, stage, change);
            var before = await host.StateAsync(stage.Workspace);
            inBetween.Happens = () => TakeAwayAsync(host, stage, happens);
            inBetween.IsArmed = true;

            var answer = await send();

            Assert.False(inBetween.IsArmed, $"{change} began no transaction.");
            Assert.True(answer.Status == expected, $"{change}: {answer.Status}");
            Assert.True(expected != HttpStatusCode.Redirect || answer.Location!.StartsWith("/account/sign-in", StringComparison.Ordinal), answer.Location);
            Assert.Equal(before, await host.StateAsync(stage.Workspace));
        }

        Assert.Empty(host.Log.Errors);
    }

    private static async Task<Stage> ArrangeAsync(ConsoleHost host, Person owner)
    {
        var workspace = await host.Data.WorkspaceAsync(owner);
        var (master, developer, member) = (await host.Data.PersonAsync(), await host.Data.PersonAsync(), await host.Data.PersonAsync());
        await host.Data.AddMemberAsync(workspace, master, WorkspaceRole.Master);
        await host.Data.AddMemberAsync(workspace, developer, WorkspaceRole.Developer);
        await host.Data.AddMemberAsync(workspace, member, WorkspaceRole.Developer);
        var ownersVisitor = await host.SignInAsync(owner);
        var (id, deleted) = (await host.CreateProgramAsync(ownersVisitor, workspace), await host.CreateProgramAsync(ownersVisitor, workspace, "青叶茶园"));
        await host.Data.AddProgramMemberAsync(id, member, ProgramRole.Developer);
        await ownersVisitor.DeleteAsync(workspace, deleted, "青叶茶园");
        return new Stage(workspace, master, await host.SignInAsync(master), developer, member, id, deleted);
    }

    private static async Task<Func<Task<Page>>> PrepareAsync(ConsoleHost host, Stage stage, string change)
    {
        var (visitor, workspace) = (stage.Visitor, stage.Workspace);
        var program = Managing.Address(workspace, stage.Id);
        switch (change)
        {
            case "create":
                var create = (await visitor.GetAsync(CreateForm.Address(workspace))).Form("/mini-programs");
                // Its logo is there already, so that the first transaction is that of the form.
                await visitor.SubmitAsync(create, CreateForm.Valid("Name", ""), UploadedFile.Logo());
                var filled = (await visitor.SubmitAsync(create, CreateForm.Valid("Name", ""), UploadedFile.Logo())).Form("/mini-programs");
                return () => visitor.SubmitAsync(filled, new Dictionary<string, string?> { ["Name"] = "晨光咖啡" });
            case "modify":
                var edit = (await visitor.GetAsync($"{program}/edit")).Form(stage.Id);
                return () => visitor.SubmitAsync(edit, new Dictionary<string, string?> { ["Name"] = "晨光咖啡馆" });
            case "delete":
                var delete = (await visitor.GetAsync($"{program}/delete")).Form("/delete");
                return () => visitor.SubmitAsync(delete, new Dictionary<string, string?> { ["TypedName"] = "晨光咖啡" });
            case "restore":
                var restore = (await visitor.GetAsync(Managing.Address(workspace, stage.Deleted))).Form("/restore");
                return () => visitor.SubmitAsync(restore);
            default:
                var page = await visitor.GetAsync($"{program}/members");
                return change == "add member"
                    ? () => visitor.SubmitAsync(page.Form("/members"), new Dictionary<string, string?> { ["Member"] = stage.Developer.Code, ["Role"] = "Admin" })
                    : change == "change member"
                        ? () => visitor.SubmitAsync(page.Form($"/{stage.Member.Code}/role"))
                        : () => visitor.SubmitAsync(page.Form($"/{stage.Member.Code}/remove"));
        }
    }

    private static async Task TakeAwayAsync(ConsoleHost host, Stage stage, string happens)
    {
        await using var context = host.NewContext();
        var membership = context.WorkspaceMembers.Where(row => row.WorkspaceId == stage.Workspace.Id && row.UserId == stage.Master.Id);
        var workspace = context.Workspaces.Where(row => row.Id == stage.Workspace.Id);
        var now = host.Time.Now;
        var changed = happens switch
        {
            "blocked" => await membership.ExecuteUpdateAsync(set => set.SetProperty(row => row.BlockedAt, now), Cancelled),
            "removed" => await membership.ExecuteDeleteAsync(Cancelled),
            "made a developer" => await membership.ExecuteUpdateAsync(set => set.SetProperty(row => row.Role, WorkspaceRole.Developer), Cancelled),
            "signed out" => await context.Sessions.Where(row => row.UserId == stage.Master.Id).ExecuteDeleteAsync(Cancelled),
            "account deleted" => await context.Sessions.Where(row => row.UserId == stage.Master.Id).ExecuteDeleteAsync(Cancelled)
                + await context.Users.Where(row => row.Id == stage.Master.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.DeletedAt, now), Cancelled),
            "workspace closed" => await workspace.ExecuteUpdateAsync(set => set.SetProperty(row => row.ClosedAt, now), Cancelled),
            "second factor required" => await workspace.ExecuteUpdateAsync(set => set.SetProperty(row => row.RequiresSecondFactor, true), Cancelled),
            _ => throw new ArgumentOutOfRangeException(nameof(happens)),
        };
        Assert.True(changed > 0, happens);
    }

    private sealed record Stage(Workspace Workspace, Person Master, Visitor Visitor, Person Developer, Person Member, string Id, string Deleted);
}
