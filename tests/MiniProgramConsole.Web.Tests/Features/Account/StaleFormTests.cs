using System.Net;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Features.Account;

/// <summary>Forms in tabs that were opened before the person signed in or out in another tab.</summary>
public sealed class StaleFormTests(ConsoleHosts hosts) : IClassFixture<ConsoleHosts>
{
    private const string Stale = "This page was out of date, so nothing was done. Your entries are still here; submit the form again.";

    [Theory, EachDatabase]
    public async Task TwoTabs_AfterAnEndedSession_BothReachTheirPages(Database database)
    {
        var (host, person, visitor) = await ArrangeAsync(database);
        var first = await visitor.GetAsync("/account/sign-in?returnUrl=%2Fworkspaces%3Ffirst");
        var second = await visitor.GetAsync("/account/sign-in?returnUrl=%2Fworkspaces%3Fsecond");
        var typed = new Dictionary<string, string?> { ["Email"] = person.Email, ["Password"] = Person.Password };

        Assert.Equal("/workspaces?first", (await visitor.SubmitAsync(first.Form("/account/sign-in"), typed)).Location);
        await using var context = host.NewContext();
        var sessions = await context.Sessions.CountAsync(session => session.UserId == person.Id, Cancelled);
        Assert.Equal("/workspaces?second", (await visitor.SubmitAsync(second.Form("/account/sign-in"), typed)).Location);
        // Reloading the sign-in page redirects there as well.
        Assert.Equal("/workspaces?second", (await visitor.GetAsync("/account/sign-in?returnUrl=%2Fworkspaces%3Fsecond")).Location);
        Assert.Equal("/workspaces", (await visitor.GetAsync("/account/sign-in?returnUrl=https%3A%2F%2Fevil.example")).Location);
        Assert.Equal(sessions, await context.Sessions.CountAsync(session => session.UserId == person.Id, Cancelled));
    }

    [Theory, EachDatabase]
    public async Task StaleSignIn_OfSomebodyElse_ChangesNothing(Database database)
    {
        var (host, person, visitor) = await ArrangeAsync(database);
        var other = await host.Data.PersonAsync();
        var second = await visitor.GetAsync("/account/sign-in?returnUrl=https%3A%2F%2Fevil.example");
        await visitor.SignInAsync(person);

        var answer = await visitor.SubmitAsync(
            second.Form("/account/sign-in"), new Dictionary<string, string?> { ["Email"] = other.Email, ["Password"] = Person.Password });

        Assert.Equal("/workspaces", answer.Location);
        Assert.Contains(person.Email, (await visitor.GetAsync("/account/email")).Text, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task TwoTabs_AtTheSecondFactor_BothReachTheirPages(Database database)
    {
        var (host, person, visitor) = await ArrangeAsync(database);
        var secret = (await host.AddSecondFactorAsync(await host.SignInAsync(person))).Secret;
        await visitor.GivePasswordAsync(person);
        var first = await visitor.GetAsync($"{SecondFactors.StepAddress}?returnUrl=%2Fworkspaces%3Ffirst");
        var second = await visitor.GetAsync($"{SecondFactors.StepAddress}?returnUrl=%2Fworkspaces%3Fsecond");
        host.Time.Advance(SecondFactors.Step);
        var typed = new Dictionary<string, string?> { ["Code"] = host.CodeOf(secret) };

        Assert.Equal("/workspaces?first", (await visitor.SubmitAsync(first.Form(SecondFactors.StepAddress), typed)).Location);
        Assert.Equal("/workspaces?second", (await visitor.SubmitAsync(second.Form(SecondFactors.StepAddress), typed)).Location);
    }

    [Theory, EachDatabase]
    public async Task StaleVisitorForms_WithAnActiveSession_RedirectOrComeBack(Database database)
    {
        var (_, person, visitor) = await ArrangeAsync(database);
        var register = await visitor.GetAsync("/account/register");
        var forgot = await visitor.GetAsync("/account/forgot");
        var reset = await visitor.GetAsync("/account/reset");
        await visitor.SignInAsync(person);

        var registered = await visitor.SubmitAsync(register.Form("/account/register"), RegisterForm.Valid(RegisterForm.NewEmail()));
        var forgotten = await visitor.SubmitAsync(
            forgot.Form("/account/forgot"), new Dictionary<string, string?> { ["Email"] = "typed@test.example" });
        var replaced = await visitor.SubmitAsync(
            reset.Form("/account/reset"),
            new Dictionary<string, string?> { ["Email"] = "typed@test.example", ["Code"] = "185249", ["Password"] = Person.Password });

        Assert.Equal("/workspaces", registered.Location);
        foreach (var page in new[] { forgotten, replaced })
        {
            Assert.Equal(
                (HttpStatusCode.BadRequest, Stale),
                (page.Status, Page.Normal(page.Document.QuerySelector("[role=alert] li")!.TextContent)));
            Assert.Equal("typed@test.example", page.Control("Email").GetAttribute("value"));
        }

        Assert.Equal("185249", replaced.Control("Code").GetAttribute("value"));
        Assert.DoesNotContain(Person.Password, replaced.Body, StringComparison.Ordinal);
        // The returned form can be sent.
        Assert.Equal(
            "/account/reset", (await visitor.SubmitAsync(forgotten.Form("/account/forgot"), new Dictionary<string, string?>())).Location);
    }

    [Theory, EachDatabase]
    public async Task StaleSignIn_WithoutASession_ComesBackWithTheEmail(Database database)
    {
        var (host, person, visitor) = await ArrangeAsync(database);
        var page = await visitor.GetAsync("/account/sign-in?returnUrl=%2Fworkspaces%3Fsecond");
        var elsewhere = FromHere(host.NewVisitor());
        var typed = new Dictionary<string, string?> { ["Email"] = person.Email, ["Password"] = Person.Password };

        var answer = await elsewhere.SubmitAsync(page.Form("/account/sign-in"), typed);

        Assert.Equal(
            (HttpStatusCode.BadRequest, Stale), (answer.Status, Page.Normal(answer.Document.QuerySelector("[role=alert]")!.TextContent)));
        Assert.Equal(person.Email, answer.Control("Email").GetAttribute("value"));
        Assert.Equal("/workspaces?second", (await elsewhere.SubmitAsync(answer.Form("/account/sign-in"), typed)).Location);
    }

    [Theory, EachDatabase]
    public async Task SignOut_InTwoTabs_LeadsToTheSignInPage(Database database)
    {
        var (_, person, visitor) = await ArrangeAsync(database);
        await visitor.SignInAsync(person);
        var (first, second) = (await visitor.GetAsync("/workspaces"), await visitor.GetAsync("/account"));

        Assert.Equal("/", (await visitor.SubmitAsync(first.Form("/account/sign-out"), new Dictionary<string, string?>())).Location);
        Assert.Equal(
            "/account/sign-in", (await visitor.SubmitAsync(second.Form("/account/sign-out"), new Dictionary<string, string?>())).Location);
    }

    [Theory, EachDatabase]
    public async Task Forms_OfAnotherPerson_ChangeNothingAndComeBack(Database database)
    {
        var (host, person, visitor) = await ArrangeAsync(database);
        await visitor.SignInAsync(await host.Data.PersonAsync());
        var (menus, creation) = (await visitor.GetAsync("/workspaces"), await visitor.GetAsync("/merchants/new"));
        await visitor.SubmitAsync(menus.Form("/account/sign-out"), new Dictionary<string, string?>());
        await visitor.SignInAsync(person);

        var signedOut = await visitor.SubmitAsync(menus.Form("/account/sign-out"), new Dictionary<string, string?>());
        var founded = await visitor.SubmitAsync(
            creation.Form("/merchants"), new Dictionary<string, string?> { ["MerchantName"] = "晨光餐饮", ["WorkspaceName"] = "晨光一店" });

        HtmlAssert.Flash(await visitor.FollowAsync(signedOut), "This page was out of date, so nothing was done. Try again.");
        Assert.Equal(
            (HttpStatusCode.BadRequest, "晨光餐饮"), (founded.Status, founded.Document.GetElementById("MerchantName")!.GetAttribute("value")));
        Assert.Contains(Stale, founded.Text, StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.Redirect, (await visitor.SubmitAsync(founded.Form("/merchants"), new Dictionary<string, string?>())).Status);
    }

    [Theory, EachDatabase]
    public async Task LostAntiforgeryCookie_WithAnActiveSession_KeepsWhatWasTyped(Database database)
    {
        var (host, person, _) = await ArrangeAsync(database);
        var workspace = await host.Data.WorkspaceAsync(person);
        var entered = await host.NewVisitor().TrySignInAsync(person.Email, Person.Password);
        var session = entered.Response.Headers.GetValues("Set-Cookie")
            .Single(cookie => cookie.Contains(".session=", StringComparison.Ordinal));
        // Keeps only the session cookie.
        var visitor = FromHere(new Visitor(host.CreateDefaultClient(new Uri("https://localhost")), "en"));
        visitor.Client.DefaultRequestHeaders.Add("Cookie", session.Split(';')[0]);
        var page = await visitor.GetAsync(CreateForm.Address(workspace));
        var typed = CreateForm.Valid();

        var answer = await visitor.SubmitAsync(page.Form("/mini-programs"), typed, UploadedFile.Logo(64));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(Stale, answer.Text, StringComparison.Ordinal);
        Assert.Equal(typed["Name"], answer.Control("Mini Program Name").GetAttribute("value"));
        Assert.Equal(typed["Description"], answer.Control("Description").TextContent);
        await using var context = host.NewContext();
        Assert.False(await context.StagedLogos.AnyAsync(logo => logo.UserId == person.Id, Cancelled));
        Assert.False(await context.MiniPrograms.AnyAsync(program => program.WorkspaceId == workspace.Id, Cancelled));
    }

    [Theory, InlineData("https://localhost", true), InlineData("https://evil.example", false), InlineData("null", false)]
    public async Task StaleForm_WithOnlyAnOriginHeader_ComesBackIfItIsTheConsoles(string origin, bool comesBack)
    {
        var (_, person, visitor) = await ArrangeAsync(Database.Sqlite);
        var page = await visitor.GetAsync("/account/forgot");
        await visitor.SignInAsync(person);
        var headers = visitor.Client.DefaultRequestHeaders;
        headers.Remove("Sec-Fetch-Site");
        headers.Add("Origin", origin);

        var answer = await visitor.SubmitAsync(
            page.Form("/account/forgot"), new Dictionary<string, string?> { ["Email"] = "typed@test.example" });

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(comesBack, answer.Body.Contains("typed@test.example", StringComparison.Ordinal));
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private static Visitor FromHere(Visitor visitor)
    {
        visitor.Client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        return visitor;
    }

    private async Task<(ConsoleHost Host, Person Person, Visitor Visitor)> ArrangeAsync(Database database)
    {
        var host = await hosts.OnAsync(database);
        return (host, await host.Data.PersonAsync(), FromHere(host.NewVisitor()));
    }
}
