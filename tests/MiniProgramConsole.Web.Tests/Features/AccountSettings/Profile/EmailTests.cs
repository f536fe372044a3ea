using System.Net;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Accounts.Sessions;
using MiniProgramConsole.Core.Accounts.Throttling;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Features.AccountSettings.Profile;

public sealed class EmailTests(ConsoleHosts hosts) : IClassFixture<ConsoleHosts>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Change_ConfirmedAtTheNewEmail_NotifiesBothAndEndsOtherSessions(Database database)
    {
        await using var console = await MailedConsole.StartAsync(database);
        var (host, person, email) = (console.Host, await console.Host.Data.PersonAsync("Lin Wei"), RegisterForm.NewEmail());
        var (visitor, other) = (await host.SignInAsync(person), await host.SignInAsync(person));

        var asked = await visitor.AskForEmailAsync($" {email.ToUpperInvariant()} ");
        var mails = await ReceiveTwoAsync(console);

        var profile = await visitor.FollowAsync(asked);
        Assert.Contains(
            $"{person.Email} {email.ToUpperInvariant()} is not confirmed yet. Open the email we sent there and confirm the change. Nothing changes until you do.",
            profile.Text, StringComparison.Ordinal);
        var link = mails[email.ToUpperInvariant()];
        Assert.Equal("Confirm your new email for Mini Program Console", link.Message.Subject);
        Assert.StartsWith($"{ConsoleHost.PublicUrl}account/email/confirm?token=", link.Link.AbsoluteUri, StringComparison.Ordinal);
        Assert.Equal("Someone asked to change your email", mails[person.Email].Message.Subject);
        Assert.Contains(
            $"from {person.Email} to {email.ToUpperInvariant()} at ",
            mails[person.Email].Message.TextBody,
            StringComparison.Ordinal);

        // Mail programs open links to scan them, so opening one must not change anything.
        Assert.StartsWith(
            "/account/sign-in?returnUrl=", (await host.NewVisitor().GetAsync(link.LinkPath)).Location, StringComparison.Ordinal);
        Assert.Equal("Confirm your new email", (await visitor.GetAsync(link.LinkPath)).Heading);
        var taken = await visitor.TakeEmailAsync(link.LinkPath);
        var told = await ReceiveTwoAsync(console);

        Assert.Equal("/account", taken.Location);
        HtmlAssert.Flash(
            await visitor.FollowAsync(taken), $"Your email is now {email.ToUpperInvariant()}. Your other sessions were signed out.");
        Assert.All(
            [person.Email, email.ToUpperInvariant()], address => Assert.Equal("Your email was changed", told[address].Message.Subject));
        Assert.Contains("/account/sign-in", (await other.GetAsync("/account")).Location!, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await host.NewVisitor().TrySignInAsync(person.Email, Person.Password)).Status);
        Assert.Equal("/workspaces", (await host.NewVisitor().TrySignInAsync(email, Person.Password)).Location);
        await using var context = host.NewContext();
        var user = await context.Users.SingleAsync(Cancelled);
        Assert.Equal(
            (email.ToUpperInvariant(), email.ToUpperInvariant(), email.ToUpperInvariant(), email.ToUpperInvariant(), true),
            (user.Email, user.NormalizedEmail, user.UserName, user.NormalizedUserName, user.EmailConfirmed));
        Assert.Equal(
            ["account.email-change-asked", "account.email-changed"],
            (await host.ActionsAsync(person.Id)).Where(action => action.StartsWith("account.email", StringComparison.Ordinal)));
    }

    [Theory, EachDatabase]
    public async Task Link_UsedTwiceOrExpiredOrReplacedOrCancelled_DoesNotWork(Database database)
    {
        await using var console = await MailedConsole.StartAsync(database);
        var (host, person) = (console.Host, await console.Host.Data.PersonAsync());
        var visitor = await host.SignInAsync(person);
        var replaced = await AskAsync(console, visitor);
        var cancelled = await AskAsync(console, visitor);
        await AssertDeadAsync(visitor, replaced);
        var profile = await visitor.GetAsync("/account");
        var cancel = profile.Form("/account/email/cancel");
        HtmlAssert.Flash(
            await visitor.FollowAsync(await visitor.SubmitAsync(cancel, new Dictionary<string, string?>())),
            "The email change was cancelled.");
        await visitor.FollowAsync(await visitor.SubmitAsync(cancel, new Dictionary<string, string?>()));
        await AssertDeadAsync(visitor, cancelled);
        var used = await AskAsync(console, visitor);
        var form = (await visitor.GetAsync(used)).Form("/account/email/confirm");

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => visitor.SubmitAsync(form, new Dictionary<string, string?>())));

        Assert.Single(answers, answer => answer.Location == "/account");
        Assert.Equal(3, answers.Count(answer => answer.Status == HttpStatusCode.NotFound));
        await AssertDeadAsync(visitor, used);
        await AssertDeadAsync(visitor, "/account/email/confirm");
        await AssertDeadAsync(visitor, used.Replace("email/confirm", "confirm", StringComparison.Ordinal));
        Assert.Single(await host.ActionsAsync(person.Id), "account.email-change-cancelled");
        await ReceiveTwoAsync(console);
        var late = await AskAsync(console, visitor);
        host.Time.Advance(AccountToken.Lifetime);
        await using var context = host.NewContext();
        var email = await context.Users.Where(user => user.Id == person.Id).Select(user => user.Email!).SingleAsync(Cancelled);
        await AssertDeadAsync(await host.SignInAsync(person with { Email = email }), late);
    }

    [Theory, EachDatabase]
    public async Task Confirm_ByAnotherPerson_ChangesNothing(Database database)
    {
        await using var console = await MailedConsole.StartAsync(database);
        var (host, person, owner) = (console.Host, await console.Host.Data.PersonAsync(), await console.Host.Data.PersonAsync());
        var (visitor, mailboxOwner, nobody) = (await host.SignInAsync(person), await host.SignInAsync(owner), host.NewVisitor());
        var link = await AskAsync(console, visitor);

        var shown = await mailboxOwner.GetAsync(link);
        var sent = await SendAsync(mailboxOwner, "/account/email", link);
        var sentByNobody = await SendAsync(nobody, "/account/sign-in", link);

        Assert.Equal((HttpStatusCode.NotFound, "This link no longer works"), (shown.Status, shown.Heading));
        Assert.Contains("You are signed in to another account.", shown.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, sent.Status);
        Assert.StartsWith("/account/sign-in", sentByNobody.Location, StringComparison.Ordinal);
        Assert.DoesNotContain("account.email-changed", await host.ActionsAsync(person.Id));
        Assert.Equal("/account", (await visitor.TakeEmailAsync(link)).Location);
    }

    [Theory, EachDatabase]
    public async Task Change_ToAnEmailThatHasAnAccount_LooksTheSameAndNotifiesThatEmail(Database database)
    {
        await using var console = await MailedConsole.StartAsync(database);
        var (host, person, owner) = (console.Host, await console.Host.Data.PersonAsync(), await console.Host.Data.PersonAsync());
        var visitor = await host.SignInAsync(person);

        var asked = await visitor.AskForEmailAsync(owner.Email);
        var mails = await ReceiveTwoAsync(console);

        Assert.Contains($"{owner.Email} is not confirmed yet.", (await visitor.FollowAsync(asked)).Text, StringComparison.Ordinal);
        Assert.Equal("Your email was entered for another account", mails[owner.Email].Message.Subject);
        Assert.Equal($"{ConsoleHost.PublicUrl}account/sign-in", mails[owner.Email].Link.AbsoluteUri);
        Assert.Equal("Someone asked to change your email", mails[person.Email].Message.Subject);
    }

    [Theory, EachDatabase]
    public async Task Confirm_AnEmailRegisteredSinceByAnotherPerson_ChangesNothing(Database database)
    {
        await using var console = await MailedConsole.StartAsync(database);
        var (host, person, email) = (console.Host, await console.Host.Data.PersonAsync(), RegisterForm.NewEmail());
        var (visitor, other) = (await host.SignInAsync(person), await host.SignInAsync(person));
        await visitor.AskForEmailAsync(email);
        var link = (await ReceiveTwoAsync(console))[email].LinkPath;
        await host.NewVisitor().RegisterAsync(RegisterForm.Valid(email));
        await console.ReceiveAsync();

        var refused = await visitor.TakeEmailAsync(link);

        Assert.Equal((HttpStatusCode.NotFound, "This link no longer works"), (refused.Status, refused.Heading));
        await AssertDeadAsync(visitor, link);
        Assert.Contains(person.Email, (await other.GetAsync("/account")).Text, StringComparison.Ordinal);
        await console.AssertNothingMoreAsync();
        Assert.DoesNotContain("account.email-changed", await host.ActionsAsync(person.Id));
    }

    [Theory, EachDatabase]
    public async Task Change_TheSameFormTwice_SendsItsMailsOnce(Database database)
    {
        await using var console = await MailedConsole.StartAsync(database);
        var (visitor, email) = (await console.Host.SignInAsync(await console.Host.Data.PersonAsync()), RegisterForm.NewEmail());
        var form = (await visitor.GetAsync("/account/email")).Form("/account/email");
        var values = new Dictionary<string, string?> { ["Email"] = email };

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => visitor.SubmitAsync(form, values)));

        Assert.All(answers, answer => Assert.Equal("/account", answer.Location));
        var mails = await ReceiveTwoAsync(console);
        await console.AssertNothingMoreAsync();
        Assert.Equal("/account", (await visitor.TakeEmailAsync(mails[email].LinkPath)).Location);
    }

    [Theory, EachDatabase]
    public async Task Change_WithAForgedHost_LinksToTheConsole(Database database)
    {
        await using var console = await MailedConsole.StartAsync(database);
        var (visitor, email) = (await console.Host.SignInAsync(await console.Host.Data.PersonAsync()), RegisterForm.NewEmail());
        var form = (await visitor.GetAsync("/account/email")).Form("/account/email");
        visitor.Client.DefaultRequestHeaders.Add("X-Forwarded-Host", "evil.example");

        await visitor.SubmitAsync(form, new Dictionary<string, string?> { ["Email"] = email });

        var mails = await ReceiveTwoAsync(console);
        Assert.All(mails.Values, mail => Assert.Equal("console.example", mail.Link.Host));
        Assert.All(mails.Values, mail => Assert.DoesNotContain("evil.example", mail.Message.ToString(), StringComparison.Ordinal));
    }

    [Theory, EachDatabase]
    public async Task Change_AnEmailThatARuleRefuses_SaysSoAndKeepsWhatWasTyped(Database database)
    {
        var host = await hosts.OnAsync(database);
        var person = await host.Data.PersonAsync();
        var visitor = await host.SignInAsync(person);

        var wrong = await visitor.AskForEmailAsync("nobody");
        var own = await visitor.AskForEmailAsync(person.Email.ToUpperInvariant());
        host.Time.Advance(UserSession.FreshFor);
        var unproved = await visitor.AskForEmailAsync("new@own.example", "not the password");

        HtmlAssert.FieldError(wrong, "New email", "Enter one email address, for example name@example.com.");
        HtmlAssert.FieldError(own, "New email", $"{person.Email.ToUpperInvariant()} is already your email.");
        HtmlAssert.FieldError(unproved, "Current password", "That is not your current password.");
        Assert.Equal(
            ("nobody", "new@own.example"),
            (wrong.Control("New email").GetAttribute("value"), unproved.Control("New email").GetAttribute("value")));
        Assert.All([wrong, own, unproved], page => Assert.Equal(HttpStatusCode.BadRequest, page.Status));
        await using var context = host.NewContext();
        Assert.False(await context.AccountTokens.AnyAsync(token => token.UserId == person.Id, Cancelled));
    }

    [Theory, EachDatabase]
    public async Task Change_Repeatedly_DoesNotFloodTheMailbox(Database database)
    {
        var host = await hosts.OnAsync(database);
        var (visitor, email) = (await host.SignInAsync(await host.Data.PersonAsync()), RegisterForm.NewEmail());
        for (var number = 0; number < SignInThrottle.MaxTries; number++)
        {
            await visitor.AskForEmailAsync(email);
        }

        var refused = await (await host.SignInAsync(await host.Data.PersonAsync())).AskForEmailAsync(email);

        HtmlAssert.FieldError(refused, "New email", "Too many attempts for this email. Try again in 15 minutes.");
        await using var context = host.NewContext();
        Assert.Equal(SignInThrottle.MaxTries, await context.OutboxMails.CountAsync(mail => mail.Recipient == email, Cancelled));
    }

    [Theory, EachDatabase]
    public async Task Change_KeepsTheSignInHistoryWithTheAccount(Database database)
    {
        await using var console = await MailedConsole.StartAsync(database);
        var (host, person, email) = (console.Host, await console.Host.Data.PersonAsync(), RegisterForm.NewEmail());
        var (visitor, next) = (await host.SignInAsync(person), host.NewVisitor());
        await visitor.AskForEmailAsync(email);
        await visitor.TakeEmailAsync((await ReceiveTwoAsync(console))[email].LinkPath);
        await ReceiveTwoAsync(console);

        // The mailbox may belong to someone else later.
        await next.RegisterAsync(RegisterForm.Valid(person.Email));
        await next.ConfirmAsync((await console.ReceiveAsync()).LinkPath);

        Assert.Single((await next.GetAsync("/account/sign-ins")).Document.QuerySelectorAll(".entry-head"));
        Assert.Single((await visitor.GetAsync("/account/sign-ins")).Document.QuerySelectorAll(".entry-head"));
    }

    // Sends the link page's form with a token from a page that the visitor may open.
    private static async Task<Page> SendAsync(Visitor visitor, string page, string link)
    {
        var antiforgery = (await visitor.GetAsync(page)).Token;
        using var form = new FormUrlEncodedContent(
            [KeyValuePair.Create("__RequestVerificationToken", antiforgery), KeyValuePair.Create("token", link.Split("token=")[1])]);
        return await visitor.SendAsync("/account/email/confirm", form);
    }

    private static async Task<string> AskAsync(MailedConsole console, Visitor visitor)
    {
        var email = RegisterForm.NewEmail();
        await visitor.AskForEmailAsync(email);
        return (await ReceiveTwoAsync(console))[email].LinkPath;
    }

    private static async Task<Dictionary<string, ReceivedMail>> ReceiveTwoAsync(MailedConsole console)
    {
        ReceivedMail[] mails = [await console.ReceiveAsync(), await console.ReceiveAsync()];
        return mails.ToDictionary(mail => mail.To);
    }

    private static async Task AssertDeadAsync(Visitor visitor, string link)
    {
        var page = await visitor.GetAsync(link);
        Assert.Equal((HttpStatusCode.NotFound, "This link no longer works"), (page.Status, page.Heading));
    }
}
