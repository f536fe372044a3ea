using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.MiniPrograms;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Features.Settings;

public sealed class ClosingTests(ConsoleHosts hosts) : IClassFixture<ConsoleHosts>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Close_NameTyped_EndsAccessForEverybody(Database database)
    {
        var (host, owner, workspace) = await hosts.DemoTeaAsync(database);
        var developer = await host.Data.PersonAsync();
        await host.Data.AddMemberAsync(workspace, developer, WorkspaceRole.Developer);
        var member = await host.SignInAsync(developer);
        await host.Data.UnfinishedFormAsync(workspace, workspace.OwnerId);
        await host.Data.UnfinishedFormAsync(workspace, workspace.OwnerId, savedOnPurpose: false);
        var form = await owner.ClosingFormAsync(workspace);

        var answer = await owner.SubmitAsync(form, ClosingForm.Typed(" Demo Tea "));

        Assert.Equal("/workspaces", answer.Location);
        HtmlAssert.Flash(await owner.FollowAsync(answer), "Demo Tea was closed.");
        foreach (var address in new[] { "", "/mini-programs", "/members", "/settings", "/ownership" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await owner.GetAsync($"/workspaces/{workspace.Code}{address}")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await member.GetAsync($"/workspaces/{workspace.Code}{address}")).Status);
        }

        await using var context = host.NewContext();
        Assert.Equal(host.Time.Now, (await context.Workspaces.SingleAsync(row => row.Id == workspace.Id, Cancelled)).ClosedAt);
        Assert.False(await context.UnfinishedForms.AnyAsync(draft => draft.WorkspaceId == workspace.Id, Cancelled));
        var entry = await context.AuditEntries.SingleAsync(row => row.WorkspaceId == workspace.Id, Cancelled);
        Assert.Equal(("workspace.closed", "Demo Tea"), (entry.Action, entry.SubjectName));
        // The workspace's name can be used again.
        Assert.Equal(1, await context.Workspaces.CountAsync(row => row.MerchantId == workspace.MerchantId, Cancelled));
    }

    [Theory]
    [EachDatabase("", "Type Demo Tea to close the workspace.")]
    [EachDatabase("demo tea", "That is not the name. Type Demo Tea to close the workspace.")]
    public async Task Close_OtherName_ShowsErrorAndClosesNothing(Database database, string typed, string message)
    {
        var (_, owner, workspace) = await hosts.DemoTeaAsync(database);

        var page = await owner.SubmitAsync(await owner.ClosingFormAsync(workspace), ClosingForm.Typed(typed));

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        HtmlAssert.FieldError(page, "Workspace name", message);
        Assert.Equal(HttpStatusCode.OK, (await owner.GetAsync(CreateForm.ListAddress(workspace))).Status);
    }

    [Theory, EachDatabase]
    public async Task Close_WithActiveOrRestorablePrograms_IsRefusedUntilTheyAreGone(Database database)
    {
        await using var host = await ConsoleHost.StartAsync(database);
        var person = await host.Data.PersonAsync();
        var workspace = await host.Data.WorkspaceAsync(person, name: "Demo Tea");
        var owner = await host.SignInAsync(person);
        var form = await owner.ClosingFormAsync(workspace);
        var (first, second) = (await host.CreateProgramAsync(owner, workspace, "一号咖啡"), await host
            .CreateProgramAsync(owner, workspace, "二号咖啡"));
        var until = (host.Time.Now + MiniProgram.RestorableFor).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

        await RefusedAsync(
            "This workspace still has 2 mini programs. It can be closed once it has none, "
            + "including deleted ones that can still be restored.");
        await owner.DeleteAsync(workspace, first, "一号咖啡");
        await RefusedAsync(
            $"This workspace still has 2 mini programs (1 deleted, restorable until {until} UTC). It can be closed once it has none.");
        await owner.DeleteAsync(workspace, second, "二号咖啡");
        await RefusedAsync(
            $"This workspace still has 2 mini programs, deleted but restorable until {until} UTC. It can be closed once it has none.");
        host.Time.Advance(MiniProgram.RestorableFor - TimeSpan.FromSeconds(1));
        owner = await host.SignInAsync(person);
        Assert.Contains("deleted but restorable", (await owner.GetAsync(ClosingForm.Address(workspace))).Text, StringComparison.Ordinal);

        host.Time.Advance(TimeSpan.FromSeconds(1));
        var answer = await owner.SubmitAsync(await owner.ClosingFormAsync(workspace), ClosingForm.Typed("Demo Tea"));

        Assert.Equal("/workspaces", answer.Location);

        async Task RefusedAsync(string reason)
        {
            var page = await owner.SubmitAsync(form, ClosingForm.Typed("Demo Tea"));
            Assert.Equal(HttpStatusCode.Conflict, page.Status);
            Assert.Contains(reason, page.Summary(), StringComparison.Ordinal);
            var shown = await owner.GetAsync(ClosingForm.Address(workspace));
            Assert.Contains(reason, shown.Text, StringComparison.Ordinal);
            Assert.Empty(shown.Document.QuerySelectorAll("main form"));
        }
    }
}
