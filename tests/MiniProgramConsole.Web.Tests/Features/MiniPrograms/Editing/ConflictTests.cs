using System.Net;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Features.MiniPrograms.Editing;

/// <summary>Two people edit the same mini program: the first save wins, and the second person is told.</summary>
public sealed class ConflictTests(ConsoleHosts hosts) : IClassFixture<ConsoleHosts>
{
    private const string Theirs = "Theirs";
    private const string Mine = "Mine";

    [Theory, EachDatabase]
    public async Task SecondEditor_GetsBothVersionsFieldByFieldAndChooses(Database database)
    {
        var (host, owner, master, workspace, id) = await ArrangeAsync(database);
        var form = (await owner.GetAsync($"{Managing.Address(workspace, id)}/edit")).Form(id);
        await master.ModifyAsync(workspace, id, "Name", "晨光咖啡馆");
        await master.ModifyAsync(workspace, id, "ContactNumber", "0571-7654321");

        var page = await owner.SubmitAsync(form, new Dictionary<string, string?> { ["Name"] = "晨光茶馆", ["Tagline"] = "现泡好茶，到店自取，一壶起送" });

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Equal("Chen Jie saved changes before you did", page.Heading);
        Assert.Equal(["Name", "Tagline", "ContactNumber"], page.Document.QuerySelectorAll("fieldset.conflict").Select(field => field.Id));
        Assert.Equal(
            ["Yours 晨光茶馆", "Saved by Chen Jie 晨光咖啡馆"],
            page.Document.QuerySelectorAll("#Name .choice").Select(choice => Page.Normal(choice.TextContent)));
        Assert.Null(Chosen(page, "Name"));
        Assert.Equal((Mine, Theirs), (Chosen(page, "Tagline"), Chosen(page, "ContactNumber")));
        Assert.Equal("晨光咖啡馆", (await host.ProgramAsync(id)).Details.Name!);

        var saved = await owner.SubmitAsync(page.Form(id), new Dictionary<string, string?> { ["Choice[Name]"] = Theirs });

        Assert.Equal(HttpStatusCode.Redirect, saved.Status);
        var program = await host.ProgramAsync(id);
        Assert.Equal(
            ("晨光咖啡馆", "现泡好茶，到店自取，一壶起送", "0571-7654321"), (program.Details.Name!, program.Details.Tagline!, program.Details.ContactNumber!));
        await using var context = host.NewContext();
        var last = await context.AuditEntries.Where(entry => entry.SubjectId == id).OrderByDescending(entry => entry.Number)
            .FirstAsync(TestContext.Current.CancellationToken);
        Assert.Equal("""{"Tagline":"现泡好茶，到店自取，一壶起送"}""", last.After);
    }

    [Theory, EachDatabase]
    public async Task FieldThatBothChanged_WithoutAChoice_IsAskedAgain(Database database)
    {
        var (host, owner, master, workspace, id) = await ArrangeAsync(database);
        var page = await ConflictAsync(owner, master, workspace, id);

        var again = await owner.SubmitAsync(page.Form(id));

        Assert.Equal(HttpStatusCode.Conflict, again.Status);
        Assert.Equal("Error: Choose which version to keep.", Page.Normal(again.Document.GetElementById("Name-error")!.TextContent));
        Assert.Equal("#Name", again.Document.QuerySelector(".error-summary a")!.GetAttribute("href"));
        Assert.Equal("晨光咖啡馆", (await host.ProgramAsync(id)).Details.Name!);

        var saved = await owner.SubmitAsync(again.Form(id), new Dictionary<string, string?> { ["Choice[Name]"] = Mine });
        Assert.Equal(HttpStatusCode.Redirect, saved.Status);
        Assert.Equal("晨光茶馆", (await host.ProgramAsync(id)).Details.Name!);
    }

    [Theory, EachDatabase]
    public async Task ThirdSave_DuringTheChoice_IsShownToo(Database database)
    {
        var (host, owner, master, workspace, id) = await ArrangeAsync(database);
        var page = await ConflictAsync(owner, master, workspace, id);
        await master.ModifyAsync(workspace, id, "Name", "晨光咖啡店");

        var again = await owner.SubmitAsync(page.Form(id), new Dictionary<string, string?> { ["Choice[Name]"] = Theirs });

        Assert.Equal(HttpStatusCode.Conflict, again.Status);
        Assert.Contains("晨光咖啡店", again.Document.QuerySelector("#Name")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("晨光咖啡店", (await host.ProgramAsync(id)).Details.Name!);
    }

    [Theory, EachDatabase]
    public async Task SecondEditor_WhoChangedNothing_IsToldNothingWasSaved(Database database)
    {
        var (host, owner, master, workspace, id) = await ArrangeAsync(database);
        var form = (await owner.GetAsync($"{Managing.Address(workspace, id)}/edit")).Form(id);
        await master.ModifyAsync(workspace, id, "Name", "晨光咖啡馆");

        var answer = await owner.SubmitAsync(form);

        Assert.StartsWith(
            "There are no changes to",
            Page.Normal((await owner.FollowAsync(answer)).Document.QuerySelector(".flash")!.TextContent),
            StringComparison.Ordinal);
        Assert.Equal("晨光咖啡馆", (await host.ProgramAsync(id)).Details.Name!);
    }

    [Theory, EachDatabase]
    public async Task Logos_InConflict_AreShownAndMineIsKept(Database database)
    {
        var (host, owner, master, workspace, id) = await ArrangeAsync(database);
        var form = (await owner.GetAsync($"{Managing.Address(workspace, id)}/edit")).Form(id);
        await master.ModifyAsync(workspace, id, "Name", "晨光咖啡", UploadedFile.Logo(32));
        var logo = UploadedFile.Logo(48);

        var page = await owner.SubmitAsync(form, new Dictionary<string, string?>(), logo);

        var pictures = page.Document.QuerySelectorAll("#Logo img").Select(image => image.GetAttribute("src")!).ToList();
        Assert.Equal(2, pictures.Count);
        foreach (var picture in pictures)
        {
            Assert.Equal(HttpStatusCode.OK, (await owner.GetAsync(picture)).Status);
        }

        var saved = await owner.SubmitAsync(page.Form(id), new Dictionary<string, string?> { ["Choice[Logo]"] = Mine });
        Assert.Equal(HttpStatusCode.Redirect, saved.Status);
        Assert.Equal(logo.Content, (await host.ProgramAsync(id)).Logo.Content);
    }

    [Theory, EachDatabase]
    public async Task TwoSaves_AtOnce_OneIsSavedAndTheOtherIsAsked(Database database)
    {
        var (host, owner, master, workspace, id) = await ArrangeAsync(database);
        var forms = new[]
        {
            (Visitor: owner, Form: (await owner.GetAsync($"{Managing.Address(workspace, id)}/edit")).Form(id), Name: "晨光茶馆"),
            (Visitor: master, Form: (await master.GetAsync($"{Managing.Address(workspace, id)}/edit")).Form(id), Name: "晨光咖啡馆"),
        };

        var answers = await Task.WhenAll(forms.Select(sent =>
            sent.Visitor.SubmitAsync(sent.Form, new Dictionary<string, string?> { ["Name"] = sent.Name })));

        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.Conflict], answers.Select(answer => answer.Status).Order());
        var winner = answers[0].Status == HttpStatusCode.Redirect ? forms[0] : forms[1];
        Assert.Equal(winner.Name, (await host.ProgramAsync(id)).Details.Name!);
    }

    [Theory, EachDatabase]
    public async Task DeleteAndModify_AtOnce_OneWinsAndTheOtherIsTold(Database database)
    {
        var (host, owner, master, workspace, id) = await ArrangeAsync(database);
        var edit = (await owner.GetAsync($"{Managing.Address(workspace, id)}/edit")).Form(id);
        var delete = (await master.GetAsync($"{Managing.Address(workspace, id)}/delete")).Form("/delete");

        var answers = await Task.WhenAll(
            owner.SubmitAsync(edit, new Dictionary<string, string?> { ["Name"] = "晨光茶馆" }),
            master.SubmitAsync(delete, new Dictionary<string, string?> { ["TypedName"] = "晨光咖啡" }));

        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.Conflict], answers.Select(answer => answer.Status).Order());
        var program = await host.ProgramAsync(id);
        var loser = answers.Single(answer => answer.Status == HttpStatusCode.Conflict);
        if (program.DeletedAt is null)
        {
            Assert.Equal("晨光茶馆", program.Details.Name!);
            Assert.Contains("has modified 晨光茶馆 since you opened this page, so nothing was deleted.", loser.Text, StringComparison.Ordinal);
        }
        else
        {
            Assert.Contains(
                "Chen Jie deleted 晨光咖啡 while you were modifying it, so nothing was saved.", loser.Text, StringComparison.Ordinal);
            Assert.Equal("晨光茶馆", loser.Control("Mini Program Name").GetAttribute("value"));
        }

        Assert.Equal(program.DeletedAt is null ? (1, 1) : (0, 0), await host.PlacesAsync(workspace.MerchantId));
    }

    private static async Task<Page> ConflictAsync(Visitor owner, Visitor master, Workspace workspace, string id)
    {
        var form = (await owner.GetAsync($"{Managing.Address(workspace, id)}/edit")).Form(id);
        await master.ModifyAsync(workspace, id, "Name", "晨光咖啡馆");
        return await owner.SubmitAsync(form, new Dictionary<string, string?> { ["Name"] = "晨光茶馆" });
    }

    private static string? Chosen(Page page, string field) =>
        page.Document.QuerySelector($"#{field} input[type=radio][checked]")?.GetAttribute("value");

    private async Task<(ConsoleHost Host, Visitor Owner, Visitor Master, Workspace Workspace, string Id)> ArrangeAsync(Database database)
    {
        var (host, owner, workspace) = await hosts.OwnerAsync(database);
        var master = await host.Data.PersonAsync("Chen Jie");
        await host.Data.AddMemberAsync(workspace, master, WorkspaceRole.Master);
        return (host, owner, await host.SignInAsync(master), workspace, await host.CreateProgramAsync(owner, workspace));
    }
}
