using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MiniProgramConsole.Core.MiniPrograms;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Web.Hosting;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Features.MiniPrograms.Deleting;

public sealed class DeleteTests(ConsoleHosts hosts) : IClassFixture<ConsoleHosts>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Post_NameTyped_DeletesItFreesItsPlaceAndShowsItAmongTheDeleted(Database database)
    {
        var (host, visitor, workspace) = await hosts.OwnerAsync(database);
        var id = await host.CreateProgramAsync(visitor, workspace);

        var answer = await visitor.DeleteAsync(workspace, id);

        var list = await visitor.FollowAsync(answer);
        HtmlAssert.Flash(list, "晨光咖啡 was deleted. You can restore it within 30 days.");
        Assert.Contains("0 of 10 used for Alipay China", list.Text, StringComparison.Ordinal);
        Assert.Empty(list.Document.QuerySelectorAll(".program-table"));
        Assert.Equal((0, 0), await host.PlacesAsync(workspace.MerchantId));
        var deleted = await visitor.GetAsync($"{CreateForm.ListAddress(workspace)}?status=deleted");
        Assert.Contains(id, deleted.Document.QuerySelector(".program-table")!.TextContent, StringComparison.Ordinal);
        await using var context = host.NewContext();
        var entry = await context.AuditEntries.SingleAsync(row => row.SubjectId == id && row.Action == "mini-program.deleted", Cancelled);
        Assert.Contains("\"Name\":\"晨光咖啡\"", entry.Before, StringComparison.Ordinal);
        Assert.Null(entry.After);
    }

    [Theory]
    [EachDatabase("", "Type 晨光咖啡 to delete it.")]
    [EachDatabase("晨光", "That is not the name. Type 晨光咖啡 to delete it.")]
    public async Task Post_OtherName_ShowsErrorAndDeletesNothing(Database database, string typed, string message)
    {
        var (host, visitor, workspace) = await hosts.OwnerAsync(database);
        var id = await host.CreateProgramAsync(visitor, workspace);

        var page = await visitor.DeleteAsync(workspace, id, typed);

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        HtmlAssert.FieldError(page, "Mini program name", message);
        Assert.Equal(typed, page.Control("Mini program name").GetAttribute("value") ?? "");
        Assert.Null((await host.ProgramAsync(id)).DeletedAt);
    }

    [Theory, EachDatabase]
    public async Task Post_ModifiedSinceThePageWasOpened_SaysSoAndDeletesNothing(Database database)
    {
        var (host, visitor, workspace) = await hosts.OwnerAsync(database);
        var id = await host.CreateProgramAsync(visitor, workspace);
        var form = (await visitor.GetAsync($"{Managing.Address(workspace, id)}/delete")).Form("/delete");
        await visitor.ModifyAsync(workspace, id, "Tagline", "现泡好茶，到店自取，一壶起送");

        var page = await visitor.SubmitAsync(form, new Dictionary<string, string?> { ["TypedName"] = "晨光咖啡" });

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains(
            "has modified 晨光咖啡 since you opened this page, so nothing was deleted. Review it before you delete it.",
            page.Text,
            StringComparison.Ordinal);
        var again = await visitor.SubmitAsync(page.Form("/delete"));
        Assert.Equal(HttpStatusCode.Redirect, again.Status);
        Assert.NotNull((await host.ProgramAsync(id)).DeletedAt);
    }

    [Theory, EachDatabase]
    public async Task Post_SameFormTwice_HasOneEffectAndTheSameAnswer(Database database)
    {
        var (host, visitor, workspace) = await hosts.OwnerAsync(database);
        var id = await host.CreateProgramAsync(visitor, workspace);
        await host.CreateProgramAsync(visitor, workspace, "青叶茶园");
        var form = (await visitor.GetAsync($"{Managing.Address(workspace, id)}/delete")).Form("/delete");
        var values = new Dictionary<string, string?> { ["TypedName"] = "晨光咖啡" };

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => visitor.SubmitAsync(form, values)));
        var late = await visitor.SubmitAsync(form, values);

        Assert.All(answers.Append(late), answer => Assert.Equal(CreateForm.ListAddress(workspace), answer.Location));
        HtmlAssert.Flash(await visitor.FollowAsync(late), "晨光咖啡 was deleted. You can restore it within 30 days.");
        Assert.Equal((1, 1), await host.PlacesAsync(workspace.MerchantId));
    }

    [Theory, EachDatabase]
    public async Task Post_UnreadableKey_ReturnsTheFormWithEverythingAndANewKey(Database database)
    {
        var (host, visitor, workspace) = await hosts.OwnerAsync(database);
        var id = await host.CreateProgramAsync(visitor, workspace);
        var form = (await visitor.GetAsync($"{Managing.Address(workspace, id)}/delete")).Form("/delete");

        var page = await visitor.SubmitAsync(form, new Dictionary<string, string?> { ["TypedName"] = "晨光咖啡", ["token"] = "none" });
        var answer = await visitor.SubmitAsync(page.Form("/delete"));

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("We couldn't process this form.", page.Text, StringComparison.Ordinal);
        Assert.Equal(CreateForm.ListAddress(workspace), answer.Location);
        Assert.Equal((0, 0), await host.PlacesAsync(workspace.MerchantId));
    }

    [Theory, EachDatabase]
    public async Task Post_KeyUsedOnAnotherProgram_IsRefusedWithANewKey(Database database)
    {
        var (host, visitor, workspace) = await hosts.OwnerAsync(database);
        var (first, second) = (await host.CreateProgramAsync(visitor, workspace), await host
            .CreateProgramAsync(visitor, workspace, "青叶茶园"));
        var form = (await visitor.GetAsync($"{Managing.Address(workspace, first)}/delete")).Form("/delete");
        var other = (await visitor.GetAsync($"{Managing.Address(workspace, second)}/delete")).Form("/delete");
        await visitor.SubmitAsync(form, new Dictionary<string, string?> { ["TypedName"] = "晨光咖啡" });
        var spent = form.QuerySelector("input[name=token]")!.GetAttribute("value");

        var page = await visitor.SubmitAsync(other, new Dictionary<string, string?> { ["TypedName"] = "青叶茶园", ["token"] = spent });
        var answer = await visitor.SubmitAsync(page.Form("/delete"));

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("You have already submitted this form for 晨光咖啡.", page.Text, StringComparison.Ordinal);
        Assert.Equal(CreateForm.ListAddress(workspace), answer.Location);
    }

    [Theory, EachDatabase]
    public async Task Post_SameFormAfterARestore_IsNotARepetition(Database database)
    {
        var (host, visitor, workspace) = await hosts.OwnerAsync(database);
        var id = await host.CreateProgramAsync(visitor, workspace);
        var form = (await visitor.GetAsync($"{Managing.Address(workspace, id)}/delete")).Form("/delete");
        var values = new Dictionary<string, string?> { ["TypedName"] = "晨光咖啡" };
        await visitor.SubmitAsync(form, values);
        await visitor.RestoreAsync(workspace, id);

        var late = await visitor.SubmitAsync(form, values);

        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains(
            "This form has already changed 晨光咖啡, but that change has since been undone or overwritten.",
            late.Text,
            StringComparison.Ordinal);
        Assert.Null((await host.ProgramAsync(id)).DeletedAt);
    }

    [Theory, EachDatabase]
    public async Task Post_DeletedByAnotherForm_SaysByWhom(Database database)
    {
        var (host, visitor, workspace) = await hosts.OwnerAsync(database);
        var id = await host.CreateProgramAsync(visitor, workspace);
        var form = (await visitor.GetAsync($"{Managing.Address(workspace, id)}/delete")).Form("/delete");
        await visitor.DeleteAsync(workspace, id);

        var page = await visitor.SubmitAsync(form, new Dictionary<string, string?> { ["TypedName"] = "晨光咖啡" });

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains(
            " has already deleted 晨光咖啡. Nothing was done.",
            page.Document.QuerySelector(".error-summary")!.TextContent,
            StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Restore_FreePlace_BringsItBackWithAnEntry(Database database)
    {
        var (host, visitor, workspace) = await hosts.OwnerAsync(database);
        var id = await host.CreateProgramAsync(visitor, workspace);
        await visitor.DeleteAsync(workspace, id);

        var answer = await visitor.RestoreAsync(workspace, id);

        Assert.Equal(Managing.Address(workspace, id), answer.Location);
        HtmlAssert.Flash(await visitor.FollowAsync(answer), "晨光咖啡 was restored.");
        var program = await host.ProgramAsync(id);
        Assert.Equal((null, null), (program.DeletedAt, program.DeletedById));
        Assert.Equal((1, 1), await host.PlacesAsync(workspace.MerchantId));
        await using var context = host.NewContext();
        Assert.Equal(
            ["mini-program.created", "mini-program.deleted", "mini-program.restored"],
            await context.AuditEntries.Where(row => row.SubjectId == id).OrderBy(row => row.Number).Select(row => row.Action)
                .ToListAsync(Cancelled));
    }

    [Theory, EachDatabase]
    public async Task Restore_NoFreePlace_SaysSoAndRestoresNothing(Database database)
    {
        var host = await hosts.OnAsync(database);
        var owner = await host.Data.PersonAsync();
        var workspace = await host.Data.WorkspaceAsync(owner, await host.Data.MerchantAsync("Demo Tea"));
        var visitor = await host.SignInAsync(owner);
        var id = await host.CreateProgramAsync(visitor, workspace);
        await visitor.DeleteAsync(workspace, id);
        await using (var context = host.NewContext())
        {
            await context.MerchantQuotas.Where(quota => quota.MerchantId == workspace.MerchantId)
                .ExecuteUpdateAsync(set => set.SetProperty(quota => quota.Used, 10), Cancelled);
        }

        var page = await visitor.RestoreAsync(workspace, id);

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains(
            "Demo Tea already has 10 mini programs for Alipay China. Delete one to restore this one.",
            page.Document.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull((await host.ProgramAsync(id)).DeletedAt);
    }

    [Theory, EachDatabase]
    public async Task Restore_SameFormTwice_HasOneEffectAndTheSameAnswer(Database database)
    {
        var (host, visitor, workspace) = await hosts.OwnerAsync(database);
        var id = await host.CreateProgramAsync(visitor, workspace);
        await visitor.DeleteAsync(workspace, id);
        var form = (await visitor.GetAsync(Managing.Address(workspace, id))).Form("/restore");

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => visitor.SubmitAsync(form)));

        Assert.All(answers, answer => Assert.Equal(Managing.Address(workspace, id), answer.Location));
        Assert.Equal((1, 1), await host.PlacesAsync(workspace.MerchantId));
    }

    [Theory, EachDatabase]
    public async Task DeletedProgram_SaysUntilWhenAndCannotBeModified(Database database)
    {
        var (host, visitor, workspace) = await hosts.OwnerAsync(database);
        var id = await host.CreateProgramAsync(visitor, workspace);
        await visitor.DeleteAsync(workspace, id);

        var page = await visitor.GetAsync(Managing.Address(workspace, id));
        var edit = await visitor.GetAsync($"{Managing.Address(workspace, id)}/edit");

        var banner = Page.Normal(page.Document.QuerySelector(".deleted-banner")!.TextContent);
        Assert.StartsWith("Deleted by Person ", banner, StringComparison.Ordinal);
        Assert.Equal(Managing.Address(workspace, id), edit.Location);
    }

    [Theory, EachDatabase]
    public async Task DeletedProgram_After30Days_IsErasedWithItsLogosAndItsHistoryStays(Database database)
    {
        await using var host = await ConsoleHost.StartAsync(database);
        var owner = await host.Data.PersonAsync();
        var workspace = await host.Data.WorkspaceAsync(owner);
        var visitor = await host.SignInAsync(owner);
        var (id, other) = (await host.CreateProgramAsync(visitor, workspace), await host.CreateProgramAsync(visitor, workspace, "青叶茶园"));
        await visitor.ModifyAsync(workspace, id, "Name", "晨光咖啡", UploadedFile.Logo(32));
        await visitor.DeleteAsync(workspace, id);
        await visitor.DeleteAsync(workspace, other, "青叶茶园");
        await visitor.RestoreAsync(workspace, other);

        host.Time.Advance(MiniProgram.RestorableFor - TimeSpan.FromSeconds(1));
        await TidyAsync(host);
        Assert.NotNull(await host.ProgramAsync(id));
        host.Time.Advance(TimeSpan.FromSeconds(1));
        await TidyAsync(host);

        await using var context = host.NewContext();
        Assert.Equal([other], await context.MiniPrograms.Select(program => program.MiniProgramId).ToListAsync(Cancelled));
        Assert.Equal([other], await context.Logos.Select(logo => logo.MiniProgramId).ToListAsync(Cancelled));
        Assert.True(await context.IssuedMiniProgramIds.AnyAsync(issued => issued.Id == id, Cancelled));
        var last = await context.AuditEntries.Where(entry => entry.SubjectId == id).OrderByDescending(entry => entry.Number)
            .FirstAsync(Cancelled);
        Assert.Equal(("mini-program.removed", 0L, "System"), (last.Action, last.ActorId, last.ActorName));
        Assert.Equal((1, 1), await host.PlacesAsync(workspace.MerchantId));
        var again = await host.SignInAsync(owner);
        Assert.Equal(HttpStatusCode.NotFound, (await again.GetAsync(Managing.Address(workspace, id))).Status);
        Assert.Contains(
            "The console permanently deleted 晨光咖啡",
            (await again.GetAsync($"/workspaces/{workspace.Code}/activity")).Text,
            StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Developer_MayNeitherDeleteNorRestore(Database database)
    {
        var (host, owner, workspace) = await hosts.OwnerAsync(database);
        var (id, gone) = (await host.CreateProgramAsync(owner, workspace), await host.CreateProgramAsync(owner, workspace, "青叶茶园"));
        await owner.DeleteAsync(workspace, gone, "青叶茶园");
        var developer = await host.Data.PersonAsync();
        await host.Data.AddMemberAsync(workspace, developer, WorkspaceRole.Developer);
        var visitor = await host.SignInAsync(developer);

        var page = await visitor.GetAsync(Managing.Address(workspace, gone));
        Assert.Empty(page.Document.QuerySelectorAll("form[action$='/restore']"));
        Assert.Contains("Only the owner and masters of this workspace can restore mini programs.", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync($"{Managing.Address(workspace, id)}/delete")).Status);
        var token = page.Token;
        foreach (var address in new[] { $"{Managing.Address(workspace, id)}/delete", $"{Managing.Address(workspace, gone)}/restore" })
        {
            var answer = await visitor.SendAsync(
                address, new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("TypedName", "晨光咖啡")]));
            Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        }
    }

    private static Task TidyAsync(ConsoleHost host) => host.Services.GetRequiredService<Housekeeping>().TidyAsync(Cancelled);
}
