using System.Net;
using System.Text.Json;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MiniProgramConsole.Core.MiniPrograms.Drafts;
using MiniProgramConsole.Web.Hosting;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Features.MiniPrograms.Drafts;

/// <summary>Changes typed into the edit form but not saved.</summary>
public sealed class UnsentChangesTests(ConsoleHosts hosts) : IClassFixture<ConsoleHosts>
{
    private const string Offer = "You have unsaved changes. Last edited:";

    private static readonly Dictionary<string, string?> Typed = new() { ["Name"] = "晨光茶馆" };

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Keep_ThenOpenedOnAnotherServer_ShowsTheStoredValuesAndOffersTheChanges(Database database)
    {
        var (team, address) = await ArrangeAsync(database);
        var form = await OpenAsync(team, address);

        var kept = await team.Owner.KeepAsync(form, Typed);

        Assert.Equal((HttpStatusCode.OK, "Unsaved changes kept"), (kept.Status, TextOf(kept)));
        await using var restarted = team.Host.WithWebHostBuilder(_ => { });
        var visitor = new Visitor(restarted.CreateDefaultClient(new Uri("https://localhost"), new CookieContainerHandler()), "en");
        await visitor.SignInAsync(team.Person("owner"));
        var page = await visitor.GetAsync(address);
        Assert.Equal(team.Program.Details.Name!, page.Control("Mini Program Name").GetAttribute("value"));
        Assert.StartsWith(Offer, OfferOf(page), StringComparison.Ordinal);

        var goneOn = await visitor.GetAsync(GoOn(page));

        Assert.Equal("晨光茶馆", goneOn.Control("Mini Program Name").GetAttribute("value"));
        Assert.StartsWith("These are your unsaved changes. Nothing changes until you save.", OfferOf(goneOn), StringComparison.Ordinal);
        var saved = await visitor.SubmitAsync(goneOn.Form(team.Program.MiniProgramId));
        HtmlAssert.Flash(await visitor.FollowAsync(saved), "晨光茶馆 was saved.");
        Assert.Empty(await team.Host.KeptFormsAsync(team.Person("owner")));
        Assert.Null(OfferOf(await visitor.GetAsync(address)));
    }

    [Theory, EachDatabase]
    public async Task Continue_AfterAnotherPersonSaved_LeadsToBothVersions(Database database)
    {
        var (team, address) = await ArrangeAsync(database);
        await team.Owner.KeepAsync(await OpenAsync(team, address), Typed);
        await team.Master.ModifyAsync(team.Workspace, team.Program.MiniProgramId, "Name", "晨光咖啡馆");
        var goneOn = await team.Owner.GetAsync(GoOn(await team.Owner.GetAsync(address)));

        var page = await team.Owner.SubmitAsync(goneOn.Form(team.Program.MiniProgramId));

        Assert.Equal((HttpStatusCode.Conflict, "Chen Jie saved changes before you did"), (page.Status, page.Heading));
        Assert.Equal(
            ["Yours 晨光茶馆", "Saved by Chen Jie 晨光咖啡馆"],
            page.Document.QuerySelectorAll("#Name .choice").Select(choice => Page.Normal(choice.TextContent)));
    }

    [Theory, EachDatabase]
    public async Task Discard_NoLongerOffersTheChanges(Database database)
    {
        var (team, address) = await ArrangeAsync(database);
        await team.Owner.KeepAsync(await OpenAsync(team, address), Typed);
        var page = await team.Owner.GetAsync(address);

        var answer = await team.Owner.SubmitAsync(page.Form("/unsent/discard"));

        Assert.Equal(address, answer.Location);
        var after = await team.Owner.FollowAsync(answer);
        HtmlAssert.Flash(after, "The changes were discarded.");
        Assert.Null(OfferOf(after));
        Assert.Equal(address, (await team.Owner.GetAsync(GoOn(page))).Location);
    }

    [Theory, EachDatabase]
    public async Task Keep_OfAnotherPerson_IsNeitherShownNorDiscarded(Database database)
    {
        var (team, address) = await ArrangeAsync(database);
        await team.Owner.KeepAsync(await OpenAsync(team, address), Typed);
        var page = await team.Owner.GetAsync(address);

        var theirs = await team.Master.GetAsync(address);
        var goneOn = await team.Master.GetAsync(GoOn(page));
        // The same form token with the master's own antiforgery token.
        var form = new Dictionary<string, string?>
        {
            ["__RequestVerificationToken"] = theirs.Document.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value"),
        };
        await team.Master.SubmitAsync(page.Form("/unsent/discard"), form);

        Assert.Null(OfferOf(theirs));
        Assert.DoesNotContain("晨光茶馆", theirs.Body, StringComparison.Ordinal);
        Assert.Equal(address, goneOn.Location);
        Assert.Single(await team.Host.KeptFormsAsync(team.Person("owner")));
    }

    [Theory, EachDatabase]
    public async Task Keep_SameFormAtOnce_IsOneRowWithTheLatestText(Database database)
    {
        var (team, address) = await ArrangeAsync(database);
        var form = await OpenAsync(team, address);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => team.Owner.KeepAsync(form, Typed)));
        await team.Owner.KeepAsync(form, new Dictionary<string, string?> { ["Name"] = "晨光茶馆二店" });

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        var row = Assert.Single(await team.Host.KeptFormsAsync(team.Person("owner")));
        Assert.Contains("晨光茶馆二店", row.Content, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Keep_SecondFormOfTheSameProgram_KeepsTheFirst(Database database)
    {
        var (team, address) = await ArrangeAsync(database);
        await team.Owner.KeepAsync(await OpenAsync(team, address), Typed);
        var second = await OpenAsync(team, address);
        team.Host.Time.Advance(TimeSpan.FromMinutes(1));
        await team.Owner.KeepAsync(second, new Dictionary<string, string?> { ["Name"] = "晨光茶馆二店" });

        await team.Owner.SubmitAsync(second, new Dictionary<string, string?> { ["Name"] = "晨光茶馆二店" });

        var page = await team.Owner.GetAsync(address);
        Assert.Equal("晨光茶馆", (await team.Owner.GetAsync(GoOn(page))).Control("Mini Program Name").GetAttribute("value"));
    }

    [Theory, EachDatabase]
    public async Task Keep_ChangesTypedBack_KeepsNothing(Database database)
    {
        var (team, address) = await ArrangeAsync(database);
        var form = await OpenAsync(team, address);
        await team.Owner.KeepAsync(form, Typed);

        var answer = await team.Owner.KeepAsync(form, new Dictionary<string, string?>());

        Assert.Equal((HttpStatusCode.OK, ""), (answer.Status, TextOf(answer)));
        Assert.Empty(await team.Host.KeptFormsAsync(team.Person("owner")));
    }

    [Theory, EachDatabase]
    public async Task Keep_ArrivingAfterTheFormWasSaved_IsNotOffered(Database database)
    {
        var (team, address) = await ArrangeAsync(database);
        var form = await OpenAsync(team, address);
        await team.Owner.SubmitAsync(form, Typed);

        // This request was in progress when the form was saved.
        await team.Owner.KeepAsync(form, Typed);

        Assert.Null(OfferOf(await team.Owner.GetAsync(address)));
    }

    [Theory, EachDatabase]
    public async Task Keep_TooLong_SaysSoAndKeepsTheEarlierText(Database database)
    {
        var (team, address) = await ArrangeAsync(database);
        var form = await OpenAsync(team, address);
        await team.Owner.KeepAsync(form, Typed);

        var answer = await team.Owner.KeepAsync(
            form, new Dictionary<string, string?> { ["Description"] = new('字', UnfinishedForm.MaxContentLength) });

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(
            "Your entries are too long to be kept while you type; the maximum is 100000 characters. They stay in the form while this page is open.", TextOf(answer));
        Assert.Contains("晨光茶馆", Assert.Single(await team.Host.KeptFormsAsync(team.Person("owner"))).Content, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Keep_MoreThanTwenty_RemovesTheOldest(Database database)
    {
        var (team, address) = await ArrangeAsync(database);
        for (var number = 0; number <= UnfinishedForm.MaxKept; number++)
        {
            team.Host.Time.Advance(TimeSpan.FromSeconds(1));
            await team.Owner.KeepAsync(await OpenAsync(team, address), new Dictionary<string, string?> { ["Name"] = $"茶馆第{number}店" });
        }

        var rows = await team.Host.KeptFormsAsync(team.Person("owner"));
        Assert.Equal(UnfinishedForm.MaxKept, rows.Count);
        Assert.Contains("茶馆第1店", rows[0].Content, StringComparison.Ordinal);
        Assert.Contains("茶馆第20店", rows[^1].Content, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Keep_ManyAtOnce_KeepsTwentyAndRemovesNoDraft(Database database)
    {
        var (team, address) = await ArrangeAsync(database);
        for (var number = 0; number < UnfinishedForm.MaxSavedOnPurpose; number++)
        {
            await team.Host.Data.UnfinishedFormAsync(team.Workspace, team.Person("owner").Id);
        }

        team.Host.Time.Advance(TimeSpan.FromMinutes(1));
        var forms = await Task.WhenAll(Enumerable.Range(0, UnfinishedForm.MaxKept + 8).Select(_ => OpenAsync(team, address)));

        var answers = await Task.WhenAll(forms.Select(form => team.Owner.KeepAsync(form, Typed)));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        Assert.Equal(UnfinishedForm.MaxKept, (await team.Host.KeptFormsAsync(team.Person("owner"))).Count);
        Assert.Equal(UnfinishedForm.MaxSavedOnPurpose, (await team.Host.DraftsAsync(team.Workspace)).Count);
    }

    [Theory, EachDatabase]
    public async Task Keep_WithTheTokenOfADraft_GetsAnotherTokenAndKeepsTheDraft(Database database)
    {
        var (team, address) = await ArrangeAsync(database);
        var create = (await team.Owner.GetAsync(CreateForm.Address(team.Workspace))).Form("/mini-programs");
        await team.Owner.SubmitAsync(create, Typed, button: create.QuerySelector("button[formaction*='/drafts']"));
        var token = create.Elements.OfType<IHtmlInputElement>().Single(input => input.Name == "token").Value;

        var answer = await team.Owner.KeepAsync(
            await OpenAsync(team, address), new Dictionary<string, string?> { ["Token"] = token, ["Name"] = "晨光" });

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.NotEqual(token, JsonDocument.Parse(answer.Body).RootElement.GetProperty("token").GetString());
        Assert.Equal("晨光茶馆", Assert.Single(await team.Host.DraftsAsync(team.Workspace)).Name);
    }

    [Theory, EachDatabase]
    public async Task Housekeeping_KeepsTheFormWithItsLogoFor30DaysAndNoLonger(Database database)
    {
        var (team, address) = await ArrangeAsync(database);
        var form = await OpenAsync(team, address);
        var logo = UploadedFile.Logo(colour: "#C2542D");
        var refused = await team.Owner.SubmitAsync(form, new Dictionary<string, string?> { ["Name"] = "A" }, logo);
        await team.Owner.KeepAsync(refused.Form(team.Program.MiniProgramId), Typed);
        var housekeeping = team.Host.Services.GetRequiredService<Housekeeping>();

        team.Host.Time.Advance(UnfinishedForm.Lifetime - TimeSpan.FromMinutes(1));
        await housekeeping.TidyAsync(Cancelled);
        var visitor = await team.Host.SignInAsync(team.Person("owner"));
        var goneOn = await visitor.GetAsync(GoOn(await visitor.GetAsync(address)));

        Assert.Contains("Your logo is saved. You don't need to choose it again.", goneOn.Text, StringComparison.Ordinal);
        team.Host.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.Null(OfferOf(await visitor.GetAsync(address)));
        await housekeeping.TidyAsync(Cancelled);
        Assert.DoesNotContain(team.Host.Log.Errors, error => error.Contains("Removing what has expired", StringComparison.Ordinal));
        Assert.Empty(await team.Host.KeptFormsAsync(team.Person("owner")));
        await using var context = team.Host.NewContext();
        Assert.False(await context.StagedLogos.AnyAsync(row => row.UserId == team.Person("owner").Id, Cancelled));
    }

    [Theory, EachDatabase]
    public async Task Member_Removed_LosesTheirChanges(Database database)
    {
        var (team, address) = await ArrangeAsync(database);
        await team.Master.KeepAsync((await team.Master.GetAsync(address)).Form(team.Program.MiniProgramId), Typed);
        var member = await team.Owner.GetAsync(team.Address("master"));

        await team.Owner.SubmitAsync(
            member.Form("/remove"), new Dictionary<string, string?> { ["TypedEmail"] = team.Person("master").Email });

        Assert.Empty(await team.Host.KeptFormsAsync(team.Person("master")));
    }

    private async Task<(Team Team, string Address)> ArrangeAsync(Database database)
    {
        var team = await Team.OnAsync(await hosts.OnAsync(database));
        return (team, Unsent.EditAddress(team.Workspace, team.Program.MiniProgramId));
    }

    private static async Task<IHtmlFormElement> OpenAsync(Team team, string address) =>
        (await team.Owner.GetAsync(address)).Form(team.Program.MiniProgramId);

    private static string TextOf(Page answer) => JsonDocument.Parse(answer.Body).RootElement.GetProperty("text").GetString()!;

    private static string? OfferOf(Page page) =>
        page.Document.QuerySelector(".unsent p") is { } offer ? Page.Normal(offer.TextContent) : null;

    private static string GoOn(Page page) => page.Document.QuerySelector(".unsent a")!.GetAttribute("href")!;
}
