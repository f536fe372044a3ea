using System.Net;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Interceptors;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Features.Settings;

public sealed class ClosingRaceTests(ConsoleHosts hosts) : IClassFixture<ConsoleHosts>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Close_SameFormSixTimesAtOnce_ClosesOnce(Database database)
    {
        var (host, owner, workspace) = await hosts.DemoTeaAsync(database);
        var form = await owner.ClosingFormAsync(workspace);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => owner.SubmitAsync(form, ClosingForm.Typed("Demo Tea"))));

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
            var (host, owner, workspace) = await hosts.DemoTeaAsync(database);
            var close = await owner.ClosingFormAsync(workspace);
            var create = (await owner.GetAsync(CreateForm.Address(workspace))).Form("/mini-programs");
            var draft = await owner.GetAsync(CreateForm.Address(workspace));
            var save = draft.Document.QuerySelector("button[formaction]");

            var answers = await Task.WhenAll(
                owner.SubmitAsync(close, ClosingForm.Typed("Demo Tea")),
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

    private static async Task SetAsync(ConsoleHost host, Workspace workspace, DateTime? closedAt)
    {
        await using var context = host.NewContext();
        await context.Workspaces.Where(row => row.Id == workspace.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.ClosedAt, closedAt), Cancelled);
    }
}
