using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MiniProgramConsole.Core.MiniPrograms.Drafts;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Web.Hosting;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Features.MiniPrograms.Drafts;

public sealed class DraftTests(ConsoleHosts hosts) : IClassFixture<ConsoleHosts>
{
    private static readonly Dictionary<string, string?> HalfFilled = new() { ["Name"] = "晨", ["Industry"] = "food-coffee" };

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Save_HalfFilledForm_IsShownAboveTheProgramsAndResumedElsewhereWithItsLogo(Database database)
    {
        var host = await hosts.OnAsync(database);
        var owner = await host.Data.PersonAsync();
        var workspace = await host.Data.WorkspaceAsync(owner);
        var visitor = await host.SignInAsync(owner);

        var answer = await SaveAsync(visitor, workspace, HalfFilled, UploadedFile.Logo());

        HtmlAssert.Flash(await visitor.FollowAsync(answer), "The draft is kept for 30 days. Only you can see it.");
        var elsewhere = await host.SignInAsync(owner);
        host.Time.Advance(StagedLogo.Lifetime + TimeSpan.FromHours(1));
        await host.Services.GetRequiredService<Housekeeping>().TidyAsync(Cancelled);
        elsewhere = await host.SignInAsync(owner);
        var list = await elsewhere.GetAsync(CreateForm.ListAddress(workspace));
        var link = Assert.Single(list.Document.QuerySelectorAll(".draft a"));
        Assert.Equal("晨", link.TextContent);
        var form = await elsewhere.GetAsync(link.GetAttribute("href")!);
        Assert.Equal("晨", form.Control("Mini Program Name").GetAttribute("value"));
        Assert.Equal("food-coffee", form.Document.QuerySelector("#Industry option[selected]")!.GetAttribute("value"));
        Assert.Contains("Your logo is saved. You don't need to choose it again.", form.Text, StringComparison.Ordinal);

        var created = await elsewhere.SubmitAsync(form.Form("/mini-programs"), CreateForm.Valid());

        Assert.Equal(HttpStatusCode.Redirect, created.Status);
        Assert.Empty((await elsewhere.FollowAsync(created)).Document.QuerySelectorAll(".draft"));
        Assert.Empty(await host.DraftsAsync(workspace));
        Assert.Equal((1, 1), await host.PlacesAsync(workspace.MerchantId));
    }

    [Theory, EachDatabase]
    public async Task Save_SameFormTwice_KeepsOneDraftWithTheLatestText(Database database)
    {
        var (host, visitor, workspace) = await hosts.OwnerAsync(database);
        var page = await visitor.GetAsync(CreateForm.Address(workspace));

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => SubmitAsync(visitor, page, HalfFilled)));
        await SubmitAsync(visitor, page, new Dictionary<string, string?>(HalfFilled) { ["Name"] = "晨光" });

        Assert.All(answers, answer => Assert.Equal(CreateForm.ListAddress(workspace), answer.Location));
        Assert.Equal(["晨光"], (await host.DraftsAsync(workspace)).Select(draft => draft.Name));
        Assert.Equal((0, 0), await host.PlacesAsync(workspace.MerchantId));
    }

    [Theory, EachDatabase]
    public async Task Save_ManyAtOnce_KeepsTenAndSaysSo(Database database)
    {
        var (host, visitor, workspace) = await hosts.OwnerAsync(database);
        var pages = await Task.WhenAll(Enumerable.Range(0, 14).Select(_ => visitor.GetAsync(CreateForm.Address(workspace))));

        var answers = await Task.WhenAll(pages.Select(page => SubmitAsync(visitor, page, HalfFilled)));

        Assert.Equal(10, answers.Count(answer => answer.Status == HttpStatusCode.Redirect));
        Assert.All(answers.Where(answer => answer.Status != HttpStatusCode.Redirect), answer =>
        {
            Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
            Assert.Contains(
                "You have 10 drafts in this workspace, which is the maximum. Discard or finish one first.",
                answer.Text,
                StringComparison.Ordinal);
            Assert.Equal("晨", answer.Control("Mini Program Name").GetAttribute("value"));
        });
        Assert.Equal(10, (await host.DraftsAsync(workspace)).Count);
    }

    [Theory]
    [EachDatabase("Name", "Mini Program Name", 60, "The name is 122 characters long. The maximum in a draft is 120.")]
    [EachDatabase("Tagline", "Tagline", 120, "The tagline is 121 characters long. The maximum in a draft is 120.")]
    [EachDatabase("Description", "Description", 800, "The description is 801 characters long. The maximum in a draft is 800.")]
    [EachDatabase("ContactNumber", "Customer Service Contact Number", 48, "The number is 49 characters long. The maximum in a draft is 48.")]
    [EachDatabase("ContactEmail", "Customer Service Contact Email", 1016, "The email is 1017 characters long. The maximum in a draft is 1016.")]
    public async Task Save_FieldFourTimesItsMaximum_IsKeptAndOneCharacterMoreIsRefused(
        Database database, string field, string label, int longest, string message)
    {
        var (host, visitor, workspace) = await hosts.OwnerAsync(database);

        var kept = await SaveAsync(visitor, workspace, new Dictionary<string, string?> { [field] = new('晨', longest) });
        var refused = await SaveAsync(visitor, workspace, new Dictionary<string, string?> { [field] = new('晨', longest + 1) });

        Assert.Equal(HttpStatusCode.Redirect, kept.Status);
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        HtmlAssert.FieldError(refused, label, message);
        Assert.Single(await host.DraftsAsync(workspace));
    }

    [Theory, EachDatabase]
    public async Task Save_LongestFields_AreKeptWhole(Database database)
    {
        var (host, visitor, workspace) = await hosts.OwnerAsync(database);
        static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

        var answer = await SaveAsync(visitor, workspace, new Dictionary<string, string?>
        {
            ["Name"] = Repeat("\U0001D400", 120),
            ["Tagline"] = Repeat("𠮷", 120),
            ["Description"] = Repeat("😀", 800),
            ["ContactNumber"] = Repeat("😀", 48),
            ["ContactEmail"] = Repeat("😀", 1016),
        });

        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        var draft = Assert.Single(await host.DraftsAsync(workspace));
        Assert.Equal((240, 1600, 2032), (draft.Name!.Length, draft.Description!.Length, draft.ContactEmail!.Length));
    }

    [Theory, EachDatabase]
    public async Task Save_EmptyForm_SaysThereIsNothing(Database database)
    {
        var (host, visitor, workspace) = await hosts.OwnerAsync(database);

        var page = await SaveAsync(visitor, workspace, new Dictionary<string, string?> { ["Name"] = "  " });

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("There is nothing to save yet. Fill in a field first.", page.Text, StringComparison.Ordinal);
        Assert.Empty(await host.DraftsAsync(workspace));
    }

    [Theory, EachDatabase]
    public async Task Save_InvalidLogo_ShowsErrorAndKeepsWhatWasTyped(Database database)
    {
        var (_, visitor, workspace) = await hosts.OwnerAsync(database);

        var page = await SaveAsync(visitor, workspace, HalfFilled, UploadedFile.Logo(64, 48));

        HtmlAssert.FieldError(page, "Logo", "The logo is 64 × 48 pixels. It must be square, for example 48 × 48.");
        Assert.Equal("晨", page.Control("Mini Program Name").GetAttribute("value"));
    }

    [Theory, EachDatabase]
    public async Task Save_ByAScript_AnswersWithAMessage(Database database)
    {
        var (host, visitor, workspace) = await hosts.OwnerAsync(database);
        var page = await visitor.GetAsync(CreateForm.Address(workspace));
        visitor.Client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));

        var kept = await SubmitAsync(visitor, page, HalfFilled, UploadedFile.Logo());
        var refused = await SubmitAsync(visitor, page, new Dictionary<string, string?> { ["Name"] = new('晨', 61) });

        Assert.Equal("Draft saved", JsonDocument.Parse(kept.Body).RootElement.GetProperty("text").GetString());
        Assert.Equal(64, JsonDocument.Parse(kept.Body).RootElement.GetProperty("logo").GetString()!.Length);
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal(
            "The name is 122 characters long. The maximum in a draft is 120.",
            JsonDocument.Parse(refused.Body).RootElement.GetProperty("text").GetString());
        Assert.Equal("晨", Assert.Single(await host.DraftsAsync(workspace)).Name);
    }

    [Theory, EachDatabase]
    public async Task Save_AfterTheFormCreatedAProgram_SavesNoDraft(Database database)
    {
        var (host, visitor, workspace) = await hosts.OwnerAsync(database);
        var page = await visitor.GetAsync(CreateForm.Address(workspace));
        await visitor.SubmitAsync(page.Form("/mini-programs"), CreateForm.Valid(), UploadedFile.Logo());

        var late = await SubmitAsync(visitor, page, HalfFilled);

        Assert.Equal(HttpStatusCode.BadRequest, late.Status);
        Assert.Empty(await host.DraftsAsync(workspace));
        Assert.Equal(HttpStatusCode.Redirect, (await SubmitAsync(visitor, late, new Dictionary<string, string?>())).Status);
        Assert.Single(await host.DraftsAsync(workspace));
    }

    [Theory, EachDatabase]
    public async Task Create_WithTheTokenOfADraftInAnotherWorkspace_KeepsThatDraft(Database database)
    {
        var host = await hosts.OnAsync(database);
        var owner = await host.Data.PersonAsync();
        var (here, elsewhere) = (await host.Data.WorkspaceAsync(owner), await host.Data.WorkspaceAsync(owner));
        var visitor = await host.SignInAsync(owner);
        var page = await visitor.GetAsync(CreateForm.Address(here));
        await SubmitAsync(visitor, page, HalfFilled);
        var token = page.Form("/mini-programs").QuerySelector("[name=token]")!.GetAttribute("value");

        await visitor.CreateAsync(elsewhere, CreateForm.Valid("token", token));

        Assert.Single(await host.DraftsAsync(here));
    }

    [Theory, EachDatabase]
    public async Task Save_WhileItsLogoMakesRoomForOthers_KeepsTheDraftWithoutErrors(Database database)
    {
        await using var host = await ConsoleHost.StartAsync(database);
        var owner = await host.Data.PersonAsync();
        var workspace = await host.Data.WorkspaceAsync(owner);
        var visitor = await host.SignInAsync(owner);
        var page = await visitor.GetAsync(CreateForm.Address(workspace));
        var hashes = new List<string>();
        for (var side = 1; side <= StagedLogo.MaxForPerson; side++)
        {
            var logo = UploadedFile.Logo(side);
            await SubmitAsync(visitor, page, HalfFilled, logo);
            hashes.Add(Core.Data.Hashing.Sha256(logo.Content));
        }

        var answers = await Task.WhenAll(hashes.Select((hash, number) => number % 2 == 0
            ? SubmitAsync(visitor, page, new Dictionary<string, string?>(HalfFilled) { ["Logo"] = hash })
            : SubmitAsync(visitor, page, HalfFilled, UploadedFile.Logo(100 + number))));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Redirect, answer.Status));
        Assert.Empty(host.Log.Errors);
    }

    [Theory, EachDatabase]
    public async Task Draft_OfAnotherAuthor_IsNotFound(Database database)
    {
        var (host, owner, workspace) = await hosts.OwnerAsync(database);
        await SaveAsync(owner, workspace, HalfFilled);
        var master = await host.Data.PersonAsync();
        await host.Data.AddMemberAsync(workspace, master, WorkspaceRole.Master);
        var visitor = await host.SignInAsync(master);
        var address = (await owner.GetAsync(CreateForm.ListAddress(workspace))).Document.QuerySelector(".draft a")!.GetAttribute("href")!;
        var token = address[(address.IndexOf('=', StringComparison.Ordinal) + 1)..];

        var list = await visitor.GetAsync(CreateForm.ListAddress(workspace));

        Assert.Empty(list.Document.QuerySelectorAll(".draft"));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(address)).Status);
        await SaveAsync(visitor, workspace, HalfFilled);
        var discard = (await visitor.GetAsync(CreateForm.ListAddress(workspace))).Form("/drafts/discard");
        await visitor.SubmitAsync(discard, new Dictionary<string, string?> { ["token"] = token });
        Assert.Equal(2, (await host.DraftsAsync(workspace)).Count);
    }

    [Theory, EachDatabase]
    public async Task Discard_Twice_HasOneEffectAndTheSameAnswer(Database database)
    {
        var (host, visitor, workspace) = await hosts.OwnerAsync(database);
        await SaveAsync(visitor, workspace, HalfFilled);
        var form = (await visitor.GetAsync(CreateForm.ListAddress(workspace))).Form("/drafts/discard");

        var answers = new[] { await visitor.SubmitAsync(form), await visitor.SubmitAsync(form) };

        Assert.All(answers, answer => Assert.Equal(CreateForm.ListAddress(workspace), answer.Location));
        var list = await visitor.FollowAsync(answers[1]);
        HtmlAssert.Flash(list, "The draft was discarded.");
        Assert.Empty(list.Document.QuerySelectorAll(".draft"));
        Assert.Empty(await host.DraftsAsync(workspace));
    }

    [Theory, EachDatabase]
    public async Task Draft_After30Days_IsGone(Database database)
    {
        await using var host = await ConsoleHost.StartAsync(database);
        var owner = await host.Data.PersonAsync();
        var workspace = await host.Data.WorkspaceAsync(owner);
        await SaveAsync(await host.SignInAsync(owner), workspace, HalfFilled);

        host.Time.Advance(UnfinishedForm.Lifetime);

        Assert.Empty(
            (await (await host.SignInAsync(owner)).GetAsync(CreateForm.ListAddress(workspace))).Document.QuerySelectorAll(".draft"));
        await host.Services.GetRequiredService<Housekeeping>().TidyAsync(Cancelled);
        await using var context = host.NewContext();
        Assert.False(await context.UnfinishedForms.AnyAsync(Cancelled));
    }

    [Theory, EachDatabase]
    public async Task Draft_OfAnAuthorWhoMayNoLongerCreate_IsLost(Database database)
    {
        await using var host = await ConsoleHost.StartAsync(database);
        var owner = await host.Data.PersonAsync();
        var workspace = await host.Data.WorkspaceAsync(owner);
        var (demoted, blocked) = (await host.Data.PersonAsync(), await host.Data.PersonAsync());
        foreach (var person in new[] { demoted, blocked })
        {
            await host.Data.AddMemberAsync(workspace, person, WorkspaceRole.Master);
            await SaveAsync(await host.SignInAsync(person), workspace, HalfFilled);
        }

        await SaveAsync(await host.SignInAsync(owner), workspace, HalfFilled);
        await using var context = host.NewContext();
        await context.WorkspaceMembers.Where(member => member.UserId == demoted.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(member => member.Role, WorkspaceRole.Developer), Cancelled);
        await host.Data.BlockAsync(workspace, blocked);

        Assert.Empty(
            (await (await host.SignInAsync(demoted)).GetAsync(CreateForm.ListAddress(workspace))).Document.QuerySelectorAll(".draft"));
        await host.Services.GetRequiredService<Housekeeping>().TidyAsync(Cancelled);
        Assert.Equal([owner.Id], await context.UnfinishedForms.Select(draft => draft.AuthorId).ToListAsync(Cancelled));
    }

    private static async Task<Page> SaveAsync(
        Visitor visitor, Workspace workspace, IReadOnlyDictionary<string, string?> values, UploadedFile? logo = null) =>
        await SubmitAsync(visitor, await visitor.GetAsync(CreateForm.Address(workspace)), values, logo);

    private static Task<Page> SubmitAsync(
        Visitor visitor, Page page, IReadOnlyDictionary<string, string?> values, UploadedFile? logo = null) =>
        visitor.SubmitAsync(page.Form("/mini-programs"), values, logo, page.Document.QuerySelector("button[formaction]"));
}
