using System.Net;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Accounts.Passkeys;
using MiniProgramConsole.Core.Accounts.Sessions;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Features.AccountSettings.Passkeys;

public sealed class PasskeysTests(ConsoleHosts hosts) : IClassFixture<ConsoleHosts>
{
    // No browser sends the last three. None of these is the console's origin, https://console.example.
    private static readonly string[] Elsewhere =
    [
        "https://console.example.evil", "http://console.example", "https://console.example:5443", "https://sub.console.example",
        "file://console.example", "https://evil@console.example", "https://console.example/path",
    ];

    private const string NotAdded =
        "The passkey was not added. Your browser's response didn't match the request, or took more than 5 minutes. Start again.";

    private const string Failed =
        "You can't sign in with this passkey: it was removed from its account, or signing in took more than 5 minutes. Try again, or sign in with your email and password.";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Passkey_FromAddingToRemoving_SignsInAndIsLoggedAndMailed(Database database)
    {
        var host = await hosts.OnAsync(database);
        var (person, authenticator) = (await host.Data.PersonAsync(), new SoftAuthenticator());
        var visitor = await host.SignInAsync(person);

        var added = await visitor.AddPasskeyAsync(authenticator, " 工作电脑 ");
        var list = await visitor.FollowAsync(added);
        var signedIn = await host.NewVisitor().SignInByPasskeyAsync(authenticator);
        var renamed = await RenameAsync(visitor, authenticator, "Laptop");
        var removed = await RemoveAsync(visitor, authenticator);

        HtmlAssert.Flash(list, "The passkey was added. You can now sign in with it. Your other sessions were signed out.");
        Assert.Equal("工作电脑", list.Document.QuerySelector(".key strong")!.TextContent);
        Assert.Equal("/workspaces", signedIn.Location);
        HtmlAssert.Flash(renamed, "The passkey was renamed.");
        Assert.Equal("Laptop", renamed.Document.QuerySelector(".key strong")!.TextContent);
        HtmlAssert.Flash(removed, "The passkey was removed, and the sessions started with it were signed out.");
        Assert.Null(removed.Document.QuerySelector(".key"));
        AssertRefused(await host.NewVisitor().SignInByPasskeyAsync(authenticator));
        Assert.Equal(
            [
                """account.passkey-added  {"Passkey":"工作电脑"}""",
                """account.passkey-renamed {"Passkey":"工作电脑"} {"Passkey":"Laptop"}""",
                """account.passkey-removed {"Passkey":"Laptop"} """,
            ],
            await EventsAsync(host, person));
        await using var context = host.NewContext();
        Assert.Equal(
            ["A passkey was added to your account", "A passkey was removed from your account"],
            await context.OutboxMails.Where(mail => mail.Recipient == person.Email).OrderBy(mail => mail.Id).Select(mail => mail.Subject)
                .ToListAsync(Cancelled));
    }

    [Theory, EachDatabase]
    public async Task Adding_TheSameFormTwice_HasOneEffectAndTheSameAnswer(Database database)
    {
        var host = await hosts.OnAsync(database);
        var (person, authenticator) = (await host.Data.PersonAsync(), new SoftAuthenticator());
        var visitor = await host.SignInAsync(person);
        var credential = authenticator.Create((await visitor.AskForNewPasskeyAsync("Key")).Body);

        var first = await visitor.SendNewPasskeyAsync(credential, "Key");
        var second = await visitor.SendNewPasskeyAsync(credential, "Key");

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (first.Status, second.Status));
        Assert.Single(await EventsAsync(host, person));
    }

    [Theory, EachDatabase]
    public async Task Adding_AnUnrequestedOrInvalidPasskey_IsRefused(Database database)
    {
        var host = await hosts.OnAsync(database);
        var (mine, theirs) = (await host.SignInAsync(await host.Data.PersonAsync()), await host.SignInAsync(await host.Data.PersonAsync()));
        await mine.AskForNewPasskeyAsync("Key");
        var asked = (await theirs.AskForNewPasskeyAsync("Key")).Body;

        var foreign = await mine.SendNewPasskeyAsync(new SoftAuthenticator().Create(asked), "Key");
        var unasked = await mine.SendNewPasskeyAsync(new SoftAuthenticator().Create(asked), "Key");
        var nonsense = await mine.SendNewPasskeyAsync("[1]", "Key");
        var fromElsewhere = new List<Page>();
        foreach (var origin in Elsewhere)
        {
            fromElsewhere.Add(await mine.SendNewPasskeyAsync(
                new SoftAuthenticator { Origin = origin }.Create((await mine.AskForNewPasskeyAsync("Key")).Body), "Key"));
        }

        var unverified = await mine.SendNewPasskeyAsync(
            new SoftAuthenticator { VerifiesItsUser = false }.Create((await mine.AskForNewPasskeyAsync("Key")).Body), "Key");

        Assert.All([foreign, unasked, nonsense, unverified, .. fromElsewhere], page =>
        {
            Assert.Equal(HttpStatusCode.BadRequest, page.Status);
            Assert.Contains(NotAdded, page.Text, StringComparison.Ordinal);
            Assert.Equal("Key", page.Control("Passkey name").GetAttribute("value"));
        });
    }

    [Theory, EachDatabase]
    public async Task Adding_WithoutNameOrPassword_ShowsErrorsBeforeTheBrowserAsks(Database database)
    {
        var host = await hosts.OnAsync(database);
        var visitor = await host.SignInAsync(await host.Data.PersonAsync());

        var nameless = await visitor.AskForNewPasskeyAsync("");
        var tooLong = await visitor.AskForNewPasskeyAsync(new string('x', 41));
        host.Time.Advance(UserSession.FreshFor);
        var unproved = await visitor.AskForNewPasskeyAsync("Key", "not the password");
        var proved = await visitor.AskForNewPasskeyAsync("Key", Person.Password);

        Assert.Equal((HttpStatusCode.BadRequest, """{"message":"Enter a name for the passkey."}"""), (nameless.Status, nameless.Body));
        Assert.Equal("""{"message":"The name is 41 characters long. The maximum is 40."}""", tooLong.Body);
        Assert.Equal((HttpStatusCode.BadRequest, """{"message":"That is not your current password."}"""), (unproved.Status, unproved.Body));
        Assert.Equal(HttpStatusCode.OK, proved.Status);
        Assert.Contains("\"userVerification\":\"required\"", proved.Body, StringComparison.Ordinal);
        Assert.Contains("\"id\":\"console.example\"", proved.Body, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Adding_TheEleventh_IsRefusedWithTheReason(Database database)
    {
        var host = await hosts.OnAsync(database);
        var visitor = await host.SignInAsync(await host.Data.PersonAsync());
        for (var number = 1; number <= PasskeyService.MaxForAccount; number++)
        {
            await visitor.AddPasskeyAsync(new SoftAuthenticator(), $"Key {number}");
        }

        var asked = await visitor.AskForNewPasskeyAsync("One more");
        var list = await visitor.GetAsync("/account/security");

        const string Reason = "You have 10 passkeys, which is the maximum. Remove one to add another.";
        Assert.Equal($$"""{"message":"{{Reason}}"}""", asked.Body);
        Assert.Equal(10, list.Document.QuerySelectorAll(".key").Length);
        Assert.Equal(Reason, list.Document.GetElementById("passkeys-full")!.TextContent);
    }

    [Theory, EachDatabase]
    public async Task SigningIn_WithAnInvalidAnswer_IsRefused(Database database)
    {
        var host = await hosts.OnAsync(database);
        var (person, authenticator) = (await host.Data.PersonAsync(), new SoftAuthenticator());
        await (await host.SignInAsync(person)).AddPasskeyAsync(authenticator, "Key");
        var visitor = host.NewVisitor();

        AssertRefused(await visitor.SendPasskeyAsync(""));
        AssertRefused(await visitor.SendPasskeyAsync("{}"));
        AssertRefused(await visitor.SignInByPasskeyAsync(new SoftAuthenticator()));
        authenticator.VerifiesItsUser = false;
        AssertRefused(await visitor.SignInByPasskeyAsync(authenticator));
        authenticator.VerifiesItsUser = true;
        var used = authenticator.Sign((await visitor.AskForPasskeyAsync()).Body);
        Assert.Equal("/workspaces", (await visitor.SendPasskeyAsync(used)).Location);
        AssertRefused(await host.NewVisitor().SendPasskeyAsync(used));
        await using var context = host.NewContext();
        await context.Users.Where(user => user.Id == person.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(user => user.EmailConfirmed, false), Cancelled);
        AssertRefused(await host.NewVisitor().SignInByPasskeyAsync(authenticator));
    }

    [Theory, EachDatabase]
    public async Task SigningIn_WithTheCookieAndTheAnswerOfAnotherBrowser_IsRefused(Database database)
    {
        var host = await hosts.OnAsync(database);
        var (person, authenticator) = (await host.Data.PersonAsync(), new SoftAuthenticator { CountsUses = false });
        await (await host.SignInAsync(person)).AddPasskeyAsync(authenticator, "Key");
        var visitor = host.NewVisitor();
        var asked = await visitor.AskForPasskeyAsync();
        var used = authenticator.Sign(asked.Body);
        var thief = host.NewVisitorWith(asked.CookieOf("__Host-console.passkey"));

        Assert.Equal("/workspaces", (await visitor.SendPasskeyAsync(used)).Location);
        AssertRefused(await thief.SendPasskeyAsync(used));
        // Unsigned parts can be changed without breaking the signature.
        AssertRefused(await thief.SendPasskeyAsync(used.Replace("\"signature\"", "\"x\":1,\"signature\"", StringComparison.Ordinal)));
        Assert.Equal("/workspaces", (await host.NewVisitor().SignInByPasskeyAsync(authenticator)).Location);
    }

    [Theory, EachDatabase]
    public async Task Passkey_OfAnotherPerson_IsNotFound(Database database)
    {
        var host = await hosts.OnAsync(database);
        var (person, authenticator) = (await host.Data.PersonAsync(), new SoftAuthenticator());
        var theirs = await host.SignInAsync(person);
        await theirs.AddPasskeyAsync(authenticator, "Key");
        var mine = await host.SignInAsync(await host.Data.PersonAsync());

        var shown = await mine.GetAsync($"/account/security/passkeys/{authenticator.Code}");
        var form = (await theirs.GetAsync($"/account/security/passkeys/{authenticator.Code}/remove")).Form("/remove");
        form.QuerySelector("[name=__RequestVerificationToken]")!.SetAttribute(
            "value", (await mine.GetAsync("/account")).Document.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!);
        await mine.SubmitAsync(form, new Dictionary<string, string?>());

        Assert.Equal("/account/security", shown.Location);
        Assert.Equal("/workspaces", (await host.NewVisitor().SignInByPasskeyAsync(authenticator)).Location);
    }

    private static void AssertRefused(Page page) => Assert.Equal(
        (HttpStatusCode.BadRequest, Failed), (page.Status, Page.Normal(page.Document.GetElementById("sign-in-error")!.TextContent)));

    private static async Task<Page> RenameAsync(Visitor visitor, SoftAuthenticator authenticator, string name)
    {
        var page = await visitor.GetAsync($"/account/security/passkeys/{authenticator.Code}");
        return await visitor.FollowAsync(await visitor.SubmitAsync(
            page.Form($"/passkeys/{authenticator.Code}"), new Dictionary<string, string?> { ["PasskeyName"] = name }));
    }

    private static async Task<Page> RemoveAsync(Visitor visitor, SoftAuthenticator authenticator)
    {
        var form = (await visitor.GetAsync($"/account/security/passkeys/{authenticator.Code}/remove")).Form("/remove");
        await visitor.SubmitAsync(form, new Dictionary<string, string?>());
        return await visitor.FollowAsync(await visitor.SubmitAsync(form, new Dictionary<string, string?>()));
    }

    private static async Task<List<string>> EventsAsync(ConsoleHost host, Person person)
    {
        await using var context = host.NewContext();
        var stream = AuditStreams.OfAccount(person.Id);
        return await context.AuditEntries.Where(entry => entry.Stream == stream && entry.Action.Contains("passkey"))
            .OrderBy(entry => entry.Number)
            .Select(entry => $"{entry.Action} {entry.Before} {entry.After}").ToListAsync(Cancelled);
    }
}
