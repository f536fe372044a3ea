using System.Net;
using System.Text.Json;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.MiniPrograms;
using MiniProgramConsole.Core.MiniPrograms.Drafts;
using MiniProgramConsole.Web.Hosting.Bodies;
using MiniProgramConsole.Web.Security.Forms;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Features.MiniPrograms.Drafts;

/// <summary>Forms sent after the session ended are kept for their sender and shown to nobody else.</summary>
public sealed class SignedOutFormTests(ConsoleHosts hosts) : IClassFixture<ConsoleHosts>
{
    private const string Kept = "You were signed out because you were inactive. Sign in to continue; your entries are saved.";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Create_SamePerson_GetsTheFormWithItsLogoAndCreatesOnce(Database database)
    {
        var (team, form) = await OpenCreateAsync(database);
        team.Host.EndSessions();

        var answer = await team.Owner.SubmitAsync(form, CreateForm.Valid(), UploadedFile.Logo());
        var signIn = await team.Owner.FollowAsync(answer);
        var back = await team.Owner.SignInThereAsync(answer, team.Person("owner"));

        HtmlAssert.Flash(signIn, Kept);
        var page = await team.Owner.GetAsync(back!);
        Assert.Equal("晨光咖啡", page.Control("Mini Program Name").GetAttribute("value"));
        Assert.Equal("food-coffee", page.Document.QuerySelector("#Industry option[selected]")!.GetAttribute("value"));
        Assert.Contains("Your logo is saved. You don't need to choose it again.", page.Text, StringComparison.Ordinal);
        Assert.Equal(1, await CountProgramsAsync(team));

        var created = await team.Owner.SubmitAsync(page.Form("/mini-programs"));
        Assert.StartsWith("晨光咖啡 was created.", FlashOf(await team.Owner.FollowAsync(created)), StringComparison.Ordinal);
        Assert.Empty(await team.Host.KeptFormsAsync(team.Person("owner")));
        var again = await team.Owner.SubmitAsync(page.Form("/mini-programs"));
        HtmlAssert.Flash(await team.Owner.FollowAsync(again), "This form has already created 晨光咖啡. It was not created twice.");
        Assert.Equal(2, await CountProgramsAsync(team));
    }

    [Theory, EachDatabase]
    public async Task Create_SentAgainAfterItCreated_IsRecognisedAsARepetition(Database database)
    {
        var (team, form) = await OpenCreateAsync(database);
        await team.Owner.SubmitAsync(form, CreateForm.Valid(), UploadedFile.Logo());
        team.Host.EndSessions();

        var answer = await team.Owner.SubmitAsync(form, CreateForm.Valid(), UploadedFile.Logo());
        var page = await team.Owner.GetAsync((await team.Owner.SignInThereAsync(answer, team.Person("owner")))!);
        var again = await team.Owner.SubmitAsync(page.Form("/mini-programs"));

        HtmlAssert.Flash(await team.Owner.FollowAsync(again), "This form has already created 晨光咖啡. It was not created twice.");
        Assert.Equal(2, await CountProgramsAsync(team));
        Assert.Empty(await team.Host.KeptFormsAsync(team.Person("owner")));
    }

    [Theory, EachDatabase]
    public async Task Create_NotContinuedImmediately_IsOfferedAboveTheFormUntilDiscarded(Database database)
    {
        var (team, form) = await OpenCreateAsync(database);
        team.Host.EndSessions();
        await team.Owner.SubmitAsync(form, CreateForm.Valid());
        await team.Owner.SignInAsync(team.Person("owner"));

        var page = await team.Owner.GetAsync(CreateForm.Address(team.Workspace));
        Assert.StartsWith("You have a form you haven't submitted. Last edited:", OfferOf(page), StringComparison.Ordinal);
        Assert.Null(page.Control("Mini Program Name").GetAttribute("value"));
        await team.Owner.SubmitAsync(page.Form("/drafts/discard"));

        Assert.Null(OfferOf(await team.Owner.GetAsync(CreateForm.Address(team.Workspace))));
    }

    [Theory, EachDatabase]
    public async Task SaveDraft_SessionEnded_ReplacesTheOlderDraftOfTheSameForm(Database database)
    {
        var (team, form) = await OpenCreateAsync(database);
        await DraftAsync(team, form, "晨光");
        team.Host.EndSessions();

        var answer = await DraftAsync(team, form, "晨光茶");
        var page = await team.Owner.GetAsync((await team.Owner.SignInThereAsync(answer, team.Person("owner")))!);

        Assert.Equal("晨光茶", page.Control("Mini Program Name").GetAttribute("value"));
        var token = form.Elements.OfType<IHtmlInputElement>().Single(input => input.Name == "token").Value;
        var draft = await team.Owner.GetAsync($"{CreateForm.Address(team.Workspace)}?draft={token}");
        Assert.Equal("晨光茶", draft.Control("Mini Program Name").GetAttribute("value"));
        await DraftAsync(team, page.Form("/mini-programs"), "晨光茶室");
        Assert.Empty(await team.Host.KeptFormsAsync(team.Person("owner")));
    }

    [Theory, EachDatabase]
    public async Task SaveDraft_SessionEnded_StaysADraftEvenIfSentEmptyLater(Database database)
    {
        var (team, form) = await OpenCreateAsync(database);
        await DraftAsync(team, form, "晨光");
        team.Host.EndSessions();

        await DraftAsync(team, form, "晨光茶");
        await DraftAsync(team, form, "");
        await team.Owner.SignInAsync(team.Person("owner"));

        Assert.Equal("晨光茶", Assert.Single(await team.Host.DraftsAsync(team.Workspace)).Name);
        var list = await team.Owner.GetAsync(CreateForm.ListAddress(team.Workspace));
        Assert.Equal("晨光茶", Assert.Single(list.Document.QuerySelectorAll(".draft a")).TextContent);
        Assert.Null(OfferOf(await team.Owner.GetAsync(CreateForm.Address(team.Workspace))));
    }

    [Theory, EachDatabase]
    public async Task Modify_SamePerson_GetsTheFormAndSaves(Database database)
    {
        var (team, form) = await OpenEditAsync(database);
        team.Host.EndSessions();

        var answer = await team.Owner.SubmitAsync(form, Named("晨光茶馆"), UploadedFile.Logo(colour: "#C2542D"));
        var back = await team.Owner.SignInThereAsync(answer, team.Person("owner"));
        var page = await team.Owner.GetAsync(back!);

        Assert.Equal("晨光茶馆", page.Control("Mini Program Name").GetAttribute("value"));
        Assert.Contains("Your logo is saved. You don't need to choose it again.", page.Text, StringComparison.Ordinal);
        Assert.Equal(team.Program.Details.Name!, (await team.Host.ProgramAsync(team.Program.MiniProgramId)).Details.Name!);
        await team.Owner.SubmitAsync(page.Form(team.Program.MiniProgramId));
        var program = await team.Host.ProgramAsync(team.Program.MiniProgramId);
        Assert.Equal("晨光茶馆", program.Details.Name!);
        Assert.NotEqual(team.Program.Details.Logo!, program.Details.Logo!);
        Assert.Empty(await team.Host.KeptFormsAsync(team.Person("owner")));
    }

    [Theory, EachDatabase]
    public async Task Modify_ChoiceBetweenTwoVersions_IsAskedForAgainAndOverwritesNothing(Database database)
    {
        var (team, form) = await OpenEditAsync(database);
        await team.Master.ModifyAsync(team.Workspace, team.Program.MiniProgramId, "Name", "晨光咖啡馆");
        var conflict = await team.Owner.SubmitAsync(form, Named("晨光茶馆"));
        team.Host.EndSessions();

        var answer = await team.Owner.SubmitAsync(
            conflict.Form(team.Program.MiniProgramId), new Dictionary<string, string?> { ["Choice[Name]"] = "Theirs" });
        var page = await team.Owner.GetAsync((await team.Owner.SignInThereAsync(answer, team.Person("owner")))!);
        var again = await team.Owner.SubmitAsync(page.Form(team.Program.MiniProgramId));

        Assert.Equal((HttpStatusCode.Conflict, "Chen Jie saved changes before you did"), (again.Status, again.Heading));
        Assert.Equal("晨光咖啡馆", (await team.Host.ProgramAsync(team.Program.MiniProgramId)).Details.Name!);
    }

    [Theory, EachDatabase]
    public async Task AnotherMember_WhoSignsInThere_GetsTheEmptyForm(Database database)
    {
        var (team, form) = await OpenCreateAsync(database);
        team.Host.EndSessions();
        var answer = await team.Owner.SubmitAsync(form, CreateForm.Valid(), UploadedFile.Logo());

        var back = await team.Owner.SignInThereAsync(answer, team.Person("master"));
        var page = await team.Owner.FollowAsync(await team.Owner.GetAsync(back!));

        Assert.Null(page.Control("Mini Program Name").GetAttribute("value"));
        Assert.Null(OfferOf(page));
        Assert.DoesNotContain("晨光咖啡", page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Your logo is saved", page.Text, StringComparison.Ordinal);
        Assert.Single(await team.Host.KeptFormsAsync(team.Person("owner")));
        Assert.Empty(await team.Host.KeptFormsAsync(team.Person("master")));
    }

    [Theory, EachDatabase]
    public async Task AnotherMember_WhoSignsInAtTheModifiedProgram_GetsWhatIsStored(Database database)
    {
        var (team, form) = await OpenEditAsync(database);
        team.Host.EndSessions();
        var answer = await team.Owner.SubmitAsync(form, Named("晨光茶馆"));

        var back = await team.Owner.SignInThereAsync(answer, team.Person("master"));
        var page = await team.Owner.FollowAsync(await team.Owner.GetAsync(back!));

        Assert.Equal(team.Program.Details.Name!, page.Control("Mini Program Name").GetAttribute("value"));
        Assert.Null(OfferOf(page));
        Assert.DoesNotContain("晨光茶馆", page.Body, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Stranger_WhoSignsInThere_FindsNothing(Database database)
    {
        var (team, form) = await OpenCreateAsync(database);
        await team.AddStrangerAsync("stranger");
        team.Host.EndSessions();
        var answer = await team.Owner.SubmitAsync(form, CreateForm.Valid());

        var back = await team.Owner.SignInThereAsync(answer, team.Person("stranger"));

        Assert.Equal(HttpStatusCode.NotFound, (await team.Owner.GetAsync(back!)).Status);
    }

    [Theory, EachDatabase]
    public async Task SignIn_WithASecondFactor_ReturnsToTheForm(Database database)
    {
        var (team, form) = await OpenEditAsync(database);
        var (secret, _) = await team.Host.AddSecondFactorAsync(team.Owner);
        team.Host.EndSessions();
        var answer = await team.Owner.SubmitAsync(form, Named("晨光茶馆"));

        // Works in any browser, because this sign-in has no cookie from the previous session.
        var step = await team.Owner.FollowAsync(await team.Owner.TrySignInAsync(
            team.Person("owner").Email, Person.Password, answer.Location!));
        var done = await team.Owner.SubmitAsync(step.Form(SecondFactors.StepAddress), SecondFactors.CodeForm(team.Host.CodeOf(secret)));

        var page = await team.Owner.FollowAsync(done);
        Assert.Equal("晨光茶馆", page.Control("Mini Program Name").GetAttribute("value"));
    }

    [Theory, EachDatabase]
    public async Task Stamp_OfAnotherForm_KeepsNothing(Database database)
    {
        var (team, form) = await OpenCreateAsync(database);
        var own = StampOf(form);
        var ofEdit = StampOf(
            (await team.Owner.GetAsync(Unsent.EditAddress(team.Workspace, team.Program.MiniProgramId))).Form(team.Program.MiniProgramId));
        var elsewhere = await team.Host.Data.WorkspaceAsync(team.Person("owner"));
        var ofOther = StampOf((await team.Owner.GetAsync(CreateForm.Address(elsewhere))).Form("/mini-programs"));
        team.Host.EndSessions();

        foreach (var stamp in new[] { null, "", "forged", own[..^4] + "AAAA", ofEdit, ofOther })
        {
            Stamp(form, stamp);
            var answer = await team.Owner.SubmitAsync(form, CreateForm.Valid(), UploadedFile.Logo());
            await AssertNothingKeptAsync(team, answer);
        }

        Stamp(form, own);
        team.Host.Time.Advance(FormStampService.Lifetime);
        await AssertNothingKeptAsync(team, await team.Owner.SubmitAsync(form, CreateForm.Valid(), UploadedFile.Logo()));
        await using var context = team.Host.NewContext();
        Assert.False(await context.StagedLogos.AnyAsync(logo => logo.UserId == team.Person("owner").Id, Cancelled));
    }

    [Theory, EachDatabase]
    public async Task SameForm_SentManyTimesAtOnce_IsKeptOnce(Database database)
    {
        var (team, form) = await OpenCreateAsync(database);
        team.Host.EndSessions();

        var answers = await Task
            .WhenAll(Enumerable.Range(0, 6).Select(_ => team.Owner.SubmitAsync(form, CreateForm.Valid(), UploadedFile.Logo())));

        Assert.Single(answers.Select(answer => answer.Location).Distinct());
        Assert.Single(await team.Host.KeptFormsAsync(team.Person("owner")));
    }

    [Theory, EachDatabase]
    public async Task Form_WithOtherFields_KeepsOnlyThoseOfThePanel(Database database)
    {
        var (team, form) = await OpenCreateAsync(database);
        team.Host.EndSessions();

        await team.Owner.SubmitAsync(form, new Dictionary<string, string?>(CreateForm.Valid()) { ["Password"] = "s3cret-word" });

        var content = Assert.Single(await team.Host.KeptFormsAsync(team.Person("owner"))).Content;
        Assert.DoesNotContain("s3cret-word", content, StringComparison.Ordinal);
        Assert.DoesNotContain(
            form.Elements.OfType<IHtmlInputElement>().Single(input => input.Name == "__RequestVerificationToken").Value,
            content,
            StringComparison.Ordinal);
        Assert.DoesNotContain(StampOf(form), content, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Form_TooLargeOrEmpty_IsNotKeptAndLeadsToSignIn(Database database)
    {
        var (team, form) = await OpenCreateAsync(database);
        team.Host.EndSessions();
        var heavy = new UploadedFile("logo.png", new byte[BodyBounds.MaxKept]);

        var refused = await team.Owner.SubmitAsync(form, CreateForm.Valid(), heavy);
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "This is too large to send"), (refused.Status, refused.Heading));
        Assert.Contains(
            "we can't keep a form larger than 512 KB for you. Your entries are still in the form", refused.Text, StringComparison.Ordinal);
        Assert.Contains("At most 256 KB are allowed.", refused.Text, StringComparison.Ordinal);
        Assert.Equal("close", refused.Response.Headers.Connection.Single());
        Assert.Empty(await team.Host.KeptFormsAsync(team.Person("owner")));
        await AssertNothingKeptAsync(team, await team.Owner.SubmitAsync(form, new Dictionary<string, string?>()));
        await AssertNothingKeptAsync(team, await team.Owner.SubmitAsync(
            form, CreateForm.Valid("Description", new string('字', UnfinishedForm.MaxContentLength))));
    }

    [Theory, EachDatabase]
    public async Task Form_LargerThanStrangersMaySend_IsKeptOnlyWithAStampInTheAddress(Database database)
    {
        var (team, form) = await OpenCreateAsync(database);
        team.Host.EndSessions();
        var typed = CreateForm.Valid("Description", new string('x', (int)BodyBounds.MaxAnonymous + 1));

        var kept = await team.Owner.SubmitAsync(form, typed);
        var stamp = StampOf(form);
        Stamp(form, null);
        var refused = await team.Owner.SubmitAsync(form, new Dictionary<string, string?>(typed) { ["Stamp"] = stamp });

        Assert.Contains("kept=True", kept.Location, StringComparison.Ordinal);
        Assert.Single(await team.Host.KeptFormsAsync(team.Person("owner")));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.Status);
        Assert.Contains("we can't keep a form larger than 64 KB for you", refused.Text, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Form_OfThePreviousVersionWithItsStampInAField_IsKept(Database database)
    {
        var (team, form) = await OpenCreateAsync(database);
        team.Host.EndSessions();
        var stamp = StampOf(form);
        Stamp(form, null);

        await team.Owner.SubmitAsync(form, new Dictionary<string, string?>(CreateForm.Valid()) { ["Stamp"] = stamp }, UploadedFile.Logo());

        Assert.Single(await team.Host.KeptFormsAsync(team.Person("owner")));
    }

    [Theory, EachDatabase]
    public async Task InvalidLogo_InAForm_IsNotKept(Database database)
    {
        var (team, form) = await OpenCreateAsync(database);
        team.Host.EndSessions();

        var answer = await team.Owner.SubmitAsync(form, CreateForm.Valid(), new UploadedFile("logo.png", [1, 2, 3]));
        var page = await team.Owner.GetAsync((await team.Owner.SignInThereAsync(answer, team.Person("owner")))!);

        Assert.Equal("晨光咖啡", page.Control("Mini Program Name").GetAttribute("value"));
        Assert.DoesNotContain("Your logo is saved", page.Text, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task BlockedMember_HasNothingKept(Database database)
    {
        var team = await Team.OnAsync(await hosts.OnAsync(database));
        var form = (await team.Master.GetAsync(CreateForm.Address(team.Workspace))).Form("/mini-programs");
        team.Host.EndSessions();
        await team.Host.Data.BlockAsync(team.Workspace, team.Person("master"));

        var answer = await team.Master.SubmitAsync(form, CreateForm.Valid());

        Assert.DoesNotContain("kept", answer.Location, StringComparison.Ordinal);
        Assert.Empty(await team.Host.KeptFormsAsync(team.Person("master")));
    }

    [Theory, EachDatabase]
    public async Task Script_SessionEnded_IsToldSo(Database database)
    {
        var (team, form) = await OpenEditAsync(database);
        team.Host.EndSessions();

        var answer = await team.Owner.KeepAsync(form, Named("晨光茶馆"));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.Equal(
            "You were signed out because you were inactive. Your entries are still here; submit the form to sign in and continue.",
            JsonDocument.Parse(answer.Body).RootElement.GetProperty("text").GetString());
    }

    [Theory, EachDatabase]
    public async Task OtherForms_WhosePageHasTheirAddress_ReturnThere(Database database)
    {
        var team = await Team.OnAsync(await hosts.OnAsync(database));
        var address = $"/workspaces/{team.Workspace.Code}/settings/merchant";
        var rename = (await team.Owner.GetAsync(address)).Form("/merchant");
        team.Host.EndSessions();

        var answer = await team.Owner.SubmitAsync(rename, new Dictionary<string, string?> { ["returnUrl"] = "https://elsewhere.example" });

        Assert.Equal($"/account/sign-in?returnUrl={Uri.EscapeDataString(address)}", answer.Location);
        Assert.Equal(address, await team.Owner.SignInThereAsync(answer, team.Person("owner")));
    }

    private async Task<(Team Team, IHtmlFormElement Form)> OpenCreateAsync(Database database)
    {
        var team = await Team.OnAsync(await hosts.OnAsync(database));
        return (team, (await team.Owner.GetAsync(CreateForm.Address(team.Workspace))).Form("/mini-programs"));
    }

    private async Task<(Team Team, IHtmlFormElement Form)> OpenEditAsync(Database database)
    {
        var team = await Team.OnAsync(await hosts.OnAsync(database));
        var address = Unsent.EditAddress(team.Workspace, team.Program.MiniProgramId);
        return (team, (await team.Owner.GetAsync(address)).Form(team.Program.MiniProgramId));
    }

    private static Dictionary<string, string?> Named(string name) => new() { [nameof(MiniProgramDetails.Name)] = name };

    private static Task<Page> DraftAsync(Team team, IHtmlFormElement form, string name) =>
        team.Owner.SubmitAsync(form, Named(name), button: form.QuerySelector("button[formaction*='/drafts']"));

    private static async Task AssertNothingKeptAsync(Team team, Page answer)
    {
        Assert.Equal($"/account/sign-in?returnUrl={Uri.EscapeDataString(CreateForm.Address(team.Workspace))}", answer.Location);
        Assert.Empty(await team.Host.KeptFormsAsync(team.Person("owner")));
        Assert.Null((await team.Host.NewVisitor().FollowAsync(answer)).Document.QuerySelector(".flash"));
    }

    private static async Task<int> CountProgramsAsync(Team team)
    {
        await using var context = team.Host.NewContext();
        return await context.MiniPrograms.CountAsync(program => program.WorkspaceId == team.Workspace.Id, Cancelled);
    }

    private static string StampOf(IHtmlFormElement form) =>
        QueryHelpers.ParseQuery(form.GetAttribute("action")!.Split('?')[1])[FormStampService.Parameter].Single()!;

    private static void Stamp(IHtmlFormElement form, string? stamp)
    {
        var address = form.GetAttribute("action")!.Split('?')[0];
        form.SetAttribute("action", stamp is null ? address : QueryHelpers.AddQueryString(address, FormStampService.Parameter, stamp));
    }

    private static string FlashOf(Page page) => Page.Normal(page.Document.QuerySelector(".flash[role=status]")!.TextContent);

    private static string? OfferOf(Page page) =>
        page.Document.QuerySelector(".unsent p") is { } offer ? Page.Normal(offer.TextContent) : null;
}
