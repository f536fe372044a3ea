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
        var (host, owner, workspace) = await ArrangeAsync(database);
        var developer = await host.Data.PersonAsync();
        await host.Data.AddMemberAsync(workspace, developer, WorkspaceRole.Developer);
        var member = await host.SignInAsync(developer);
        await host.Data.UnfinishedFormAsync(workspace, workspace.OwnerId);
        await host.Data.UnfinishedFormAsync(workspace, workspace.OwnerId, savedOnPurpose: false);
        var form = (await owner.GetAsync(Address(workspace))).Form("/close");

        var answer = await owner.SubmitAsync(form, Typed(" Demo Tea "));

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
        var (_, owner, workspace) = await ArrangeAsync(database);

        var page = await owner.SubmitAsync((await owner.GetAsync(Address(workspace))).Form("/close"), Typed(typed));

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
        var form = (await owner.GetAsync(Address(workspace))).Form("/close");
        var (first, second) = (await host.CreateProgramAsync(owner, workspace, "一号咖啡"), await host
            .CreateProgramAsync(owner, workspace, "二号咖啡"));
        var until = (host.Time.Now + MiniProgram.RestorableFor).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

        await RefusedAsync("This workspace still has 2 mini programs. It can be closed once it has none, including deleted ones that can still be restored.");
        await owner.DeleteAsync(workspace, first, "一号咖啡");
        await RefusedAsync(
            $"This workspace still has 2 mini programs (1 deleted, restorable until {until} UTC). It can be closed once it has none.");
        await owner.DeleteAsync(workspace, second, "二号咖啡");
        await RefusedAsync(
            $"This workspace still has 2 mini programs, deleted but restorable until {until} UTC. It can be closed once it has none.");
        host.Time.Advance(MiniProgram.RestorableFor - TimeSpan.FromSeconds(1));
        owner = await host.SignInAsync(person);
        Assert.Contains("deleted but restorable", (await owner.GetAsync(Address(workspace))).Text, StringComparison.Ordinal);

        host.Time.Advance(TimeSpan.FromSeconds(1));
        var answer = await owner.SubmitAsync((await owner.GetAsync(Address(workspace))).Form("/close"), Typed("Demo Tea"));

        Assert.Equal("/workspaces", answer.Location);

        async Task RefusedAsync(string reason)
        {
            var page = await owner.SubmitAsync(form, Typed("Demo Tea"));
            Assert.Equal(HttpStatusCode.Conflict, page.Status);
            Assert.Contains(reason, page.Summary(), StringComparison.Ordinal);
            var shown = await owner.GetAsync(Address(workspace));
            Assert.Contains(reason, shown.Text, StringComparison.Ordinal);
            Assert.Empty(shown.Document.QuerySelectorAll("main form"));
        }
    }

    [Theory, EachDatabase]
    public async Task Close_SameFormSixTimesAtOnce_ClosesOnce(Database database)
    {
        var (host, owner, workspace) = await ArrangeAsync(database);
        var form = (await owner.GetAsync(Address(workspace))).Form("/close");

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => owner.SubmitAsync(form, Typed("Demo Tea"))));

        // A request that arrives after the closing gets the same answer as anyone else.
        Assert.All(
            answers,
            answer => Assert.True(answer.Location == "/workspaces" || answer.Status == HttpStatusCode.NotFound, $"{answer.Status}"));
        Assert.Contains(answers, answer => answer.Location == "/workspaces");
        await using var context = host.NewContext();
        Assert.Equal(1, await context.AuditEntries.CountAsync(row => row.WorkspaceId == workspace.Id, Cancelled));
    }

    [Theory, EachDatabase]
    public async Task Close_WhileCreatingAndSavingDrafts_LeavesNothingInAClosedWorkspace(Database database)
    {
        var logo = UploadedFile.Logo();
        for (var round = 0; round < 6; round++)
        {
            var (host, owner, workspace) = await ArrangeAsync(database);
            var close = (await owner.GetAsync(Address(workspace))).Form("/close");
            var create = (await owner.GetAsync(CreateForm.Address(workspace))).Form("/mini-programs");
            var draft = await owner.GetAsync(CreateForm.Address(workspace));
            var save = draft.Document.QuerySelector("button[formaction]");

            var answers = await Task.WhenAll(
                owner.SubmitAsync(close, Typed("Demo Tea")),
                owner.SubmitAsync(create, CreateForm.Valid(), logo),
                owner.SubmitAsync(draft.Form("/mini-programs"), CreateForm.Valid(), button: save));

            var isClosed = answers[0].Location == "/workspaces";
            Assert.Equal(isClosed ? HttpStatusCode.NotFound : HttpStatusCode.Redirect, answers[1].Status);
            Assert.True(isClosed || answers[0].Status == HttpStatusCode.Conflict, $"{answers[0].Status}");
            await using var context = host.NewContext();
            Assert.Equal(!isClosed, await context.MiniPrograms.AnyAsync(program => program.WorkspaceId == workspace.Id, Cancelled));
            Assert.True(!isClosed || !await context.UnfinishedForms.AnyAsync(row => row.WorkspaceId == workspace.Id, Cancelled));
            Assert.Equal(
                isClosed ? 0 : 1,
                await context.MerchantQuotas.Where(row => row.MerchantId == workspace.MerchantId).Select(row => row.Used)
                    .SingleOrDefaultAsync(Cancelled));
            Assert.Empty(host.Log.Errors);
        }
    }

    [Theory, EachDatabase]
    public async Task CreateRestoreAndDraft_WorkspaceClosedDuringTheRequest_AnswerAsIfNotFound(Database database)
    {
        // The workspace is closed after the membership check and before the transaction begins.
        var closing = new InBetween();
        await using var host = await ConsoleHost.StartAsync(database, interceptors: closing);
        var person = await host.Data.PersonAsync();
        var workspace = await host.Data.WorkspaceAsync(person);
        var owner = await host.SignInAsync(person);
        var id = await host.CreateProgramAsync(owner, workspace);
        await owner.DeleteAsync(workspace, id);
        var restore = (await owner.GetAsync(Managing.Address(workspace, id))).Form("/restore");
        var page = await owner.GetAsync(CreateForm.Address(workspace));
        closing.Happens = () => SetAsync(host, workspace, host.Time.Now);

        foreach (var send in new Func<Task<Page>>[]
        {
            () => owner.SubmitAsync(restore),
            () => owner.SubmitAsync(page.Form("/mini-programs"), CreateForm.Valid("新的程序"), UploadedFile.Logo()),
            () => owner.SubmitAsync(
                page.Form("/mini-programs"), CreateForm.Valid("新的程序"), button: page.Document.QuerySelector("button[formaction]")),
        })
        {
            await SetAsync(host, workspace, null);
            closing.IsArmed = true;

            var answer = await send();

            Assert.False(closing.IsArmed);
            Assert.Equal((HttpStatusCode.NotFound, "Page not found"), (answer.Status, answer.Heading));
        }

        await using var context = host.NewContext();
        Assert.False(await context.MiniPrograms.AnyAsync(program => program.DeletedAt == null, Cancelled));
        Assert.False(await context.UnfinishedForms.AnyAsync(Cancelled));
        Assert.Empty(host.Log.Errors);
    }

    private static string Address(Workspace workspace) => $"/workspaces/{workspace.Code}/settings/close";

    private static Dictionary<string, string?> Typed(string name) => new() { ["TypedName"] = name };

    private async Task<(ConsoleHost Host, Visitor Owner, Workspace Workspace)> ArrangeAsync(Database database)
    {
        var host = await hosts.OnAsync(database);
        var owner = await host.Data.PersonAsync();
        return (host, await host.SignInAsync(owner), await host.Data.WorkspaceAsync(owner, name: "Demo Tea"));
    }

    private static async Task SetAsync(ConsoleHost host, Workspace workspace, DateTime? closedAt)
    {
        await using var context = host.NewContext();
        await context.Workspaces.Where(row => row.Id == workspace.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.ClosedAt, closedAt), Cancelled);
    }
}
