using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Accounts.Sessions;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Features.AccountSettings.Sessions;

public sealed class SessionsTests(ConsoleHosts hosts) : IClassFixture<ConsoleHosts>
{
    private const string Chrome = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36";
    private const string Iphone =
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1";

    private static readonly Dictionary<string, string?> Nothing = [];

    [Theory, EachDatabase]
    public async Task Index_ShowsEachBrowserAndMarksThisOne(Database database)
    {
        var host = await hosts.OnAsync(database);
        var person = await host.Data.PersonAsync();
        await SignInAsync(host, person, Iphone);
        host.Time.Advance(UserSession.SeenPrecision * 2);
        var visitor = await SignInAsync(host, person, Chrome);

        var page = await visitor.GetAsync("/account/sessions");

        var items = page.Document.QuerySelectorAll(".account-item").Select(item => Page.Normal(item.TextContent)).ToList();
        Assert.Equal(2, items.Count);
        Assert.StartsWith("Chrome on Windows This session", items[0], StringComparison.Ordinal);
        Assert.DoesNotContain("Sign out", items[0], StringComparison.Ordinal);
        Assert.StartsWith("Safari on iPhone", items[1], StringComparison.Ordinal);
        Assert.EndsWith("Sign out Safari on iPhone", items[1], StringComparison.Ordinal);
        Assert.DoesNotContain("This session", items[1], StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task End_AnotherSession_WorksImmediatelyAndOnlyOnce(Database database)
    {
        var host = await hosts.OnAsync(database);
        var person = await host.Data.PersonAsync();
        var (visitor, other) = (await host.SignInAsync(person), await host.SignInAsync(person));
        var form = EndForm(await visitor.GetAsync("/account/sessions"));

        Page[] answers = [await visitor.SubmitAsync(form, Nothing), await visitor.SubmitAsync(form, Nothing)];

        Assert.All(answers, answer => Assert.Equal("/account/sessions", answer.Location));
        HtmlAssert.Flash(await visitor.FollowAsync(answers[0]), "The session was signed out.");
        Assert.Contains("/account/sign-in", (await other.GetAsync("/account")).Location!, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/account")).Status);
        Assert.Single(await host.ActionsAsync(person.Id), "account.session-ended");
    }

    [Theory, EachDatabase]
    public async Task End_AnotherPersonsSessionOrThisOne_IsNotFound(Database database)
    {
        var host = await hosts.OnAsync(database);
        var (person, somebody) = (await host.Data.PersonAsync(), await host.Data.PersonAsync());
        var (visitor, victim) = (await host.SignInAsync(person), await host.SignInAsync(somebody));
        await host.SignInAsync(somebody);
        await host.SignInAsync(person);
        var (own, foreign) = (await visitor.GetAsync("/account/sessions"), await victim.GetAsync("/account/sessions"));
        await using var context = host.NewContext();
        var asking = await context.Sessions.Where(session => session.UserId == person.Id).MinAsync(
            session => session.Id, TestContext.Current.CancellationToken);
        string?[] ids = [EndForm(foreign).QuerySelector("[name=session]")!.GetAttribute("value"), $"{asking}", "none"];

        foreach (var id in ids)
        {
            var answer = await visitor.SubmitAsync(EndForm(own), new Dictionary<string, string?> { ["session"] = id });
            Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        }

        Assert.Equal(2, (await victim.GetAsync("/account/sessions")).Document.QuerySelectorAll(".account-item").Length);
        Assert.Equal(2, (await visitor.GetAsync("/account/sessions")).Document.QuerySelectorAll(".account-item").Length);
        Assert.DoesNotContain("account.session-ended", await host.ActionsAsync(somebody.Id));
    }

    [Theory, EachDatabase]
    public async Task End_WithoutAToken_SaysSo(Database database)
    {
        var host = await hosts.OnAsync(database);
        var person = await host.Data.PersonAsync();
        var (visitor, other) = (await host.SignInAsync(person), await host.SignInAsync(person));

        var answer = await visitor.SubmitAsync(
            EndForm(await visitor.GetAsync("/account/sessions")), new Dictionary<string, string?> { ["token"] = "none" });

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("We couldn't process this form.", answer.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync("/account")).Status);
    }

    [Theory, EachDatabase]
    public async Task EndOthers_KeepsOnlyThisSession(Database database)
    {
        var host = await hosts.OnAsync(database);
        var (person, somebody) = (await host.Data.PersonAsync(), await host.Data.PersonAsync());
        var (visitor, bystander) = (await host.SignInAsync(person), await host.SignInAsync(somebody));
        Visitor[] others = [await host.SignInAsync(person), await host.SignInAsync(person)];
        var form = (await visitor.GetAsync("/account/sessions")).Form("/account/sessions/end-others");

        Page[] answers = [await visitor.SubmitAsync(form, Nothing), await visitor.SubmitAsync(form, Nothing)];

        Assert.All(answers, answer => Assert.Equal("/account/sessions", answer.Location));
        var page = await visitor.FollowAsync(answers[1]);
        HtmlAssert.Flash(page, "All other sessions were signed out.");
        Assert.Single(page.Document.QuerySelectorAll(".account-item"));
        Assert.DoesNotContain("Sign out everywhere else", page.Text, StringComparison.Ordinal);
        foreach (var other in others)
        {
            Assert.Contains("/account/sign-in", (await other.GetAsync("/account")).Location!, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.OK, (await bystander.GetAsync("/account")).Status);
        Assert.Single(await host.ActionsAsync(person.Id), "account.others-ended");
    }

    private static IHtmlFormElement EndForm(Page page) =>
        page.Document.QuerySelectorAll<IHtmlFormElement>("form")
            .First(form => form.GetAttribute("action")!.EndsWith("/end", StringComparison.Ordinal));

    private static async Task<Visitor> SignInAsync(ConsoleHost host, Person person, string browser)
    {
        var visitor = host.NewVisitor();
        visitor.Client.DefaultRequestHeaders.UserAgent.ParseAdd(browser);
        await visitor.SignInAsync(person);
        return visitor;
    }
}
