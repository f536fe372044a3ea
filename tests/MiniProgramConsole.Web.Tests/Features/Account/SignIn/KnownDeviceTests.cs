using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MiniProgramConsole.Core.Accounts.Sessions;
using MiniProgramConsole.Core.Accounts.Throttling;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Web.Hosting;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Features.Account.SignIn;

/// <summary>Browsers on which a person has signed in: strangers can't lock them out, and they may skip the second factor.</summary>
public sealed class KnownDeviceTests(ConsoleHosts hosts) : IClassFixture<ConsoleHosts>
{
    private const string Refused = "Too many attempts for this email. Try again in 15 minutes.";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Strangers_GuessingElsewhere_DoNotLockTheOwnerOut(Database database)
    {
        var host = await hosts.OnAsync(database);
        var (person, own, stranger) = (await host.Data.PersonAsync(), host.NewVisitor(), host.NewVisitor());
        await own.SignInAsync(person);
        await GuessAsync(stranger, person);

        Assert.Equal(Refused, Alert(await stranger.TrySignInAsync(person.Email, Person.Password)));
        Assert.Equal(Refused, Alert(await host.NewVisitor().TrySignInAsync(person.Email, Person.Password)));
        await SignOutAsync(own);
        Assert.Equal("/workspaces", (await own.TrySignInAsync(person.Email, Person.Password)).Location);
    }

    [Theory, EachDatabase]
    public async Task TheKnownBrowser_Guessing_IsRefusedToo(Database database)
    {
        var host = await hosts.OnAsync(database);
        var (person, own) = (await host.Data.PersonAsync(), host.NewVisitor());
        await own.SignInAsync(person);
        await SignOutAsync(own);
        await GuessAsync(own, person);

        Assert.Equal(Refused, Alert(await own.TrySignInAsync(person.Email, Person.Password)));
        // Strangers' attempts are counted separately.
        Assert.Equal("/workspaces", (await host.NewVisitor().TrySignInAsync(person.Email, Person.Password)).Location);
    }

    [Theory, EachDatabase]
    public async Task Browser_KnownToAnotherAccount_CountsAsAStranger(Database database)
    {
        var host = await hosts.OnAsync(database);
        var (victim, thief) = (await host.Data.PersonAsync(), await host.Data.PersonAsync());
        await GuessAsync(host.NewVisitor(), victim);
        var visitor = await host.SignInAsync(thief);
        await SignOutAsync(visitor);

        Assert.Equal(Refused, Alert(await visitor.TrySignInAsync(victim.Email, Person.Password)));
    }

    [Theory, EachDatabase]
    public async Task Browser_Remembered_IsNotAskedForThirtyDaysForThatAccountOnly(Database database)
    {
        await using var host = await ConsoleHost.StartAsync(database);
        var (lin, secret) = await ArrangeAsync(host);
        var (chen, chensSecret) = await ArrangeAsync(host);
        var browser = host.NewVisitor();
        await browser.GivePasswordAsync(lin);
        var cookie = (await browser.GiveCodeAsync(host.CodeOf(secret), remember: true)).CookieOf("__Host-console.device");
        await SignOutAsync(browser);

        await browser.SignInAsync(lin);
        await SignOutAsync(browser);
        await browser.GivePasswordAsync(chen);
        await browser.GiveCodeAsync(host.CodeOf(chensSecret));
        await SignOutAsync(browser);

        // Another person signs in on this browser and is asked for a code. The first person still isn't asked.
        await browser.SignInAsync(lin);
        await host.NewVisitorWith(cookie).GivePasswordAsync(chen);
        await host.NewVisitor().GivePasswordAsync(lin);
        Assert.Equal("/workspaces", (await host.NewVisitorWith(cookie).TrySignInAsync(lin.Email, Person.Password)).Location);
        host.Time.Advance(KnownDevice.Lifetime);
        await host.NewVisitorWith(cookie).GivePasswordAsync(lin);
    }

    [Theory, EachDatabase]
    public async Task Browser_Forgotten_IsAskedAgainImmediately(Database database)
    {
        var host = await hosts.OnAsync(database);
        var (person, secret) = await ArrangeAsync(host);
        var browser = host.NewVisitor();
        await browser.GivePasswordAsync(person);
        var cookie = (await browser.GiveCodeAsync(host.CodeOf(secret), remember: true)).CookieOf("__Host-console.device");
        var page = await browser.GetAsync("/account/security");

        var first = await browser.SubmitAsync(page.Form("/forget-browsers"));
        await browser.SubmitAsync(page.Form("/forget-browsers"));

        HtmlAssert.Flash(await browser.FollowAsync(first), "Every browser will ask for a code again.");
        await host.NewVisitorWith(cookie).GivePasswordAsync(person);
        await using var context = host.NewContext();
        var stream = AuditStreams.OfAccount(person.Id);
        Assert.Equal(1, await context.AuditEntries.CountAsync(
            entry => entry.Stream == stream && entry.Action == AuditAction.BrowsersForgotten, Cancelled));
    }

    [Theory, EachDatabase]
    public async Task SignIn_WithTextThatIsNotAnAddress_DoesNotBlockAnyonesSettings(Database database)
    {
        var host = await hosts.OnAsync(database);
        var person = await host.Data.PersonAsync();
        var visitor = await host.SignInAsync(person);
        var stranger = host.NewVisitor();
        for (var guess = 0; guess <= SignInThrottle.MaxTries; guess++)
        {
            await stranger.TrySignInAsync($"proof:{person.Id}", "guess");
        }

        host.Time.Advance(UserSession.FreshFor);
        var page = await visitor.GetAsync("/account");
        var renamed = await visitor.SubmitAsync(
            page.Form("/account/name"), new Dictionary<string, string?> { ["DisplayName"] = "Wei", ["CurrentPassword"] = Person.Password });

        Assert.Equal(HttpStatusCode.Redirect, renamed.Status);
    }

    [Theory, EachDatabase]
    public async Task Housekeeping_ExpiredBrowsersAndAttempts_AreRemoved(Database database)
    {
        await using var host = await ConsoleHost.StartAsync(database);
        await host.SignInAsync(await host.Data.PersonAsync());
        await using var context = host.NewContext();
        var housekeeping = host.Services.GetRequiredService<Housekeeping>();

        host.Time.Advance(KnownDevice.Lifetime - TimeSpan.FromSeconds(1));
        await housekeeping.TidyAsync(Cancelled);
        Assert.Equal((1, 1), (await context.KnownDevices.CountAsync(Cancelled), await context.SignInAttempts.CountAsync(Cancelled)));
        host.Time.Advance(TimeSpan.FromSeconds(1));
        await housekeeping.TidyAsync(Cancelled);

        Assert.Equal((0, 0), (await context.KnownDevices.CountAsync(Cancelled), await context.SignInAttempts.CountAsync(Cancelled)));
    }

    private static async Task<(Person Person, string Secret)> ArrangeAsync(ConsoleHost host)
    {
        var person = await host.Data.PersonAsync();
        return (person, (await host.AddSecondFactorAsync(await host.SignInAsync(person))).Secret);
    }

    private static async Task GuessAsync(Visitor visitor, Person person)
    {
        for (var guess = 0; guess < SignInThrottle.MaxTries; guess++)
        {
            await visitor.TrySignInAsync(person.Email, $"guess {guess}");
        }
    }

    private static async Task SignOutAsync(Visitor visitor) =>
        await visitor.SubmitAsync((await visitor.GetAsync("/account")).Form("/account/sign-out"));

    private static string Alert(Page page) => Page.Normal(page.Document.QuerySelector("[role=alert]")!.TextContent);
}
