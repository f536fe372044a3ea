using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Accounts.Throttling;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands.Idempotency;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Workspaces.Merchants;
using MiniProgramConsole.Web.Hosting;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Features.Account.Registration;

public sealed class RegisterTests(ConsoleHosts hosts) : IClassFixture<ConsoleHosts>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Register_ThenTheLinkAndThePassword_SignsInAndLeadsToCreatingAMerchant(Database database)
    {
        await using var console = await MailedConsole.StartAsync(database);
        var (visitor, email) = (console.Host.NewVisitor(), RegisterForm.NewEmail());

        var sent = await visitor.RegisterAsync(RegisterForm.Valid(email));
        var mail = await console.ReceiveAsync();

        Assert.Equal("/account/register/sent", sent.Location);
        Assert.Equal("Check your inbox", (await visitor.FollowAsync(sent)).Heading);
        Assert.Equal((email, "Confirm your email for Mini Program Console"), (mail.To, mail.Message.Subject));
        Assert.StartsWith($"{ConsoleHost.PublicUrl}account/confirm?token=", mail.Link.AbsoluteUri, StringComparison.Ordinal);
        await using var context = console.Host.NewContext();
        var user = await context.Users.AsNoTracking().SingleAsync(Cancelled);
        Assert.Equal((email, "Lin Wei", false), (user.Email, user.DisplayName, user.EmailConfirmed));
        var secret = mail.Link.Query["?token=".Length..];
        var token = await context.AccountTokens.AsNoTracking().SingleAsync(Cancelled);
        Assert.Equal((Hashing.Sha256(secret), console.Host.Time.Now.AddHours(24)), (token.SecretHash, token.ExpiresAt));

        var confirmed = await visitor.ConfirmAsync(mail.LinkPath);

        Assert.Equal("/merchants/new", confirmed.Location);
        Assert.Equal("Create a merchant", (await visitor.FollowAsync(confirmed)).Heading);
        Assert.True(await context.Users.Select(row => row.EmailConfirmed).SingleAsync(Cancelled));
        var actions = await context.AuditEntries.Where(entry => entry.Stream == AuditStreams.OfAccount(user.Id))
            .OrderBy(entry => entry.Number)
            .Select(entry => entry.Action).ToListAsync(Cancelled);
        Assert.Equal(["account.registered", "account.email-confirmed", "account.signed-in"], actions);
    }

    [Theory, EachDatabase]
    public async Task Register_InChinese_SendsTheMailInChinese(Database database)
    {
        await using var console = await MailedConsole.StartAsync(database);

        await console.Host.NewVisitor("zh-CN").RegisterAsync(RegisterForm.Valid(RegisterForm.NewEmail()));

        Assert.Equal("确认小程序控制台账号的邮箱", (await console.ReceiveAsync()).Message.Subject);
    }

    [Theory, EachDatabase]
    public async Task Register_WithAForgedHost_LinksToTheConsole(Database database)
    {
        await using var console = await MailedConsole.StartAsync(database);
        var visitor = console.Host.NewVisitor();
        visitor.Client.DefaultRequestHeaders.Host = "evil.example";
        visitor.Client.DefaultRequestHeaders.Add("X-Forwarded-Host", "evil.example");

        await visitor.RegisterAsync(RegisterForm.Valid(RegisterForm.NewEmail()));

        var mail = await console.ReceiveAsync();
        Assert.Equal("console.example", mail.Link.Host);
        Assert.DoesNotContain("evil.example", mail.Message.ToString(), StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Register_AnEmailThatHasAnAccount_GetsTheSamePageAndAMailThatSaysSo(Database database)
    {
        await using var console = await MailedConsole.StartAsync(database);
        var person = await console.Host.Data.PersonAsync();
        var visitor = console.Host.NewVisitor();

        var taken = await visitor.RegisterAsync(RegisterForm.Valid(person.Email.ToUpperInvariant()));
        var mail = await console.ReceiveAsync();
        var free = await visitor.RegisterAsync(RegisterForm.Valid(RegisterForm.NewEmail()));

        Assert.Equal((free.Status, free.Location, free.Body), (taken.Status, taken.Location, taken.Body));
        Assert.Equal((person.Email, "You already have an account on Mini Program Console"), (mail.To, mail.Message.Subject));
        Assert.Equal($"{ConsoleHost.PublicUrl}account/sign-in", mail.Link.AbsoluteUri);
        Assert.Equal("/workspaces", (await console.Host.NewVisitor().TrySignInAsync(person.Email, Person.Password)).Location);
    }

    [Theory, EachDatabase]
    public async Task Register_TheSameFormTwice_WritesOneMailWhoseLinkWorks(Database database)
    {
        await using var console = await MailedConsole.StartAsync(database);
        var visitor = console.Host.NewVisitor();
        var form = (await visitor.GetAsync("/account/register")).Form("/account/register");
        var values = RegisterForm.Valid(RegisterForm.NewEmail());

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => visitor.SubmitAsync(form, values)));

        Assert.All(answers, answer => Assert.Equal("/account/register/sent", answer.Location));
        var mail = await console.ReceiveAsync();
        await console.AssertNothingMoreAsync();
        Assert.Equal("/merchants/new", (await visitor.ConfirmAsync(mail.LinkPath)).Location);
    }

    [Theory, EachDatabase]
    public async Task Register_TheSameFormWithAnotherPassword_UsesThatOne(Database database)
    {
        await using var console = await MailedConsole.StartAsync(database);
        var (visitor, email) = (console.Host.NewVisitor(), RegisterForm.NewEmail());
        var form = (await visitor.GetAsync("/account/register")).Form("/account/register");
        await visitor.SubmitAsync(form, RegisterForm.Valid(email, "green lamps over 9 rivers"));
        await console.ReceiveAsync();

        var again = await visitor.SubmitAsync(form, RegisterForm.Valid(email));
        var mail = await console.ReceiveAsync();
        await visitor.SubmitAsync(form, RegisterForm.Valid(email));

        Assert.Equal("/account/register/sent", again.Location);
        await console.AssertNothingMoreAsync();
        Assert.Equal("/merchants/new", (await visitor.ConfirmAsync(mail.LinkPath)).Location);
    }

    [Theory, EachDatabase]
    public async Task Housekeeping_AnonymousFormsAfterThirtyDays_AreRemoved(Database database)
    {
        await using var host = await ConsoleHost.StartAsync(database);
        await host.NewVisitor().RegisterAsync(RegisterForm.Valid(RegisterForm.NewEmail()));
        await using var context = host.NewContext();
        var housekeeping = host.Services.GetRequiredService<Housekeeping>();

        host.Time.Advance(IdempotencyRecord.Lifetime - TimeSpan.FromSeconds(1));
        await housekeeping.TidyAsync(Cancelled);
        Assert.Equal(1, await context.AnonymousRecords.CountAsync(Cancelled));
        host.Time.Advance(TimeSpan.FromSeconds(1));
        await housekeeping.TidyAsync(Cancelled);

        Assert.Equal(0, await context.AnonymousRecords.CountAsync(Cancelled));
    }

    [Theory, EachDatabase]
    public async Task Register_AgainBeforeConfirming_UsesTheNewPasswordAndRevokesTheOldLink(Database database)
    {
        await using var console = await MailedConsole.StartAsync(database);
        var (visitor, email) = (console.Host.NewVisitor(), RegisterForm.NewEmail());
        await visitor.RegisterAsync(RegisterForm.Valid(email, "green lamps over 9 rivers"));
        var first = await console.ReceiveAsync();

        await visitor.RegisterAsync(RegisterForm.Valid(email));
        var second = await console.ReceiveAsync();

        await AssertDeadAsync(visitor, first.LinkPath);
        Assert.Equal("/merchants/new", (await visitor.ConfirmAsync(second.LinkPath)).Location);
    }

    [Theory, EachDatabase]
    public async Task Register_SomebodyElsesEmail_CannotBeConfirmedByTheMailsReader(Database database)
    {
        await using var console = await MailedConsole.StartAsync(database);
        await console.Host.NewVisitor().RegisterAsync(RegisterForm.Valid(RegisterForm.NewEmail(), "the attackers own secret 42"));
        var mail = await console.ReceiveAsync();

        var page = await console.Host.NewVisitor().ConfirmAsync(mail.LinkPath, "what the victim would choose");

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        HtmlAssert.FieldError(page, "Password", "That is not the password this account was registered with.");
        await using var context = console.Host.NewContext();
        Assert.False(await context.Users.Select(user => user.EmailConfirmed).SingleAsync(Cancelled));
    }

    [Theory, EachDatabase]
    public async Task Link_UsedTwiceOrExpiredOrForAnotherPurpose_DoesNotWork(Database database)
    {
        await using var console = await MailedConsole.StartAsync(database);
        var visitor = console.Host.NewVisitor();
        await visitor.RegisterAsync(RegisterForm.Valid(RegisterForm.NewEmail()));
        var used = await console.ReceiveAsync();
        // Opening the link doesn't use it up.
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(used.LinkPath)).Status);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(used.LinkPath)).Status);
        await AssertDeadAsync(visitor, used.LinkPath.Replace("confirm", "set-password", StringComparison.Ordinal));
        var form = (await visitor.GetAsync(used.LinkPath)).Form("/account/confirm");
        var values = new Dictionary<string, string?> { ["Password"] = RegisterForm.Password };

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => visitor.SubmitAsync(form, values)));

        Assert.Single(answers, answer => answer.Location == "/merchants/new");
        Assert.Equal(3, answers.Count(answer => answer.Status == HttpStatusCode.NotFound));
        await AssertDeadAsync(visitor, used.LinkPath);
        await AssertDeadAsync(visitor, "/account/confirm");
        await AssertDeadAsync(visitor, "/account/confirm?token=guessed");
        await console.Host.NewVisitor().RegisterAsync(RegisterForm.Valid(RegisterForm.NewEmail()));
        var late = await console.ReceiveAsync();
        console.Host.Time.Advance(AccountToken.Lifetime);
        await AssertDeadAsync(visitor, late.LinkPath);
    }

    [Theory, EachDatabase]
    public async Task SignIn_Unconfirmed_OffersTheMailAgainOnlyAfterTheRightPassword(Database database)
    {
        await using var console = await MailedConsole.StartAsync(database);
        var (visitor, email) = (console.Host.NewVisitor(), RegisterForm.NewEmail());
        await visitor.RegisterAsync(RegisterForm.Valid(email));
        await console.ReceiveAsync();

        var wrong = await visitor.TrySignInAsync(email, "not the password");
        var right = await visitor.TrySignInAsync(email, RegisterForm.Password);

        Assert.Contains("The email or password is incorrect.", wrong.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Send the email again", wrong.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, right.Status);
        Assert.Contains($"The email {email} is not confirmed yet.", right.Text, StringComparison.Ordinal);
        var form = right.Form("/account/register/again");
        Assert.All(
            new[] { await visitor.SubmitAsync(form, new Dictionary<string, string?>()), await visitor
                .SubmitAsync(form, new Dictionary<string, string?>()) },
            answer => Assert.Equal("/account/register/sent", answer.Location));
        var again = await console.ReceiveAsync();
        await console.AssertNothingMoreAsync();
        Assert.Equal("/merchants/new", (await visitor.ConfirmAsync(again.LinkPath)).Location);
        var forged = await console.Host.NewVisitor().SubmitAsync(form, new Dictionary<string, string?> { ["ticket"] = "forged" });
        Assert.NotEqual("/account/register/sent", forged.Location);
    }

    [Theory]
    [EachDatabase("Email", "nobody", "Email", "Enter one email address, for example name@example.com.")]
    [EachDatabase("DisplayName", " ", "Name", "Enter your name.")]
    [EachDatabase("Password", "", "Password", "Enter a password.")]
    [EachDatabase("Password", "short pass!", "Password", "The password is 11 characters long. It needs at least 12.")]
    [EachDatabase("Password", "P@ssw0rd2024!", "Password", "This password is easy to guess: its first 20 characters are mostly common words, names, dates, repetitions or neighbouring keys. Use several unrelated words.")]
    [EachDatabase("Password", "Refused.Register-1", "Password", "This password is easy to guess: its first 20 characters contain your name, your email, or the name of your merchant or workspace. Use words that have nothing to do with you.")]
    public async Task Register_AValueThatARuleRefuses_SaysSoAndKeepsTheRest(
        Database database, string field, string value, string label, string message)
    {
        var host = await hosts.OnAsync(database);
        var values = RegisterForm.Valid("refused@register.example");
        values[field] = value;

        var page = await host.NewVisitor().RegisterAsync(values);

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        HtmlAssert.FieldError(page, label, message);
        Assert.Null(page.Control("Password").GetAttribute("value"));
        Assert.Equal(values["Email"], page.Control("Email").GetAttribute("value"));
        await using var context = host.NewContext();
        Assert.False(await context.Users.AnyAsync(user => user.Email == "refused@register.example", Cancelled));
    }

    [Theory, EachDatabase]
    public async Task Register_OneEmailRepeatedly_DoesNotFloodItsMailbox(Database database)
    {
        var host = await hosts.OnAsync(database);
        var (visitor, email) = (host.NewVisitor(), RegisterForm.NewEmail());

        for (var number = 0; number < SignInThrottle.MaxTries + 3; number++)
        {
            Assert.Equal("/account/register/sent", (await visitor.RegisterAsync(RegisterForm.Valid(email))).Location);
        }

        await using var context = host.NewContext();
        Assert.Equal(SignInThrottle.MaxTries, await context.OutboxMails.CountAsync(mail => mail.Recipient == email, Cancelled));
        // Sign-in attempts are counted separately.
        Assert.Contains(
            "is not confirmed yet", (await visitor.TrySignInAsync(email, RegisterForm.Password)).Text, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Register_WhenRegistrationIsClosed_SaysSoAndDoesNothing(Database database)
    {
        await using var host = await ConsoleHost.StartWithAsync(database, new() { ["Registration:Open"] = "false" });
        var visitor = host.NewVisitor();
        var signIn = await visitor.GetAsync("/account/sign-in");

        var page = await visitor.GetAsync("/account/register");
        var posted = await visitor.SubmitAsync(
            signIn.Form("/account/sign-in"), RegisterForm.Valid(RegisterForm.NewEmail()), button: Button("/account/register"));

        Assert.Equal((HttpStatusCode.Forbidden, "Registration is closed"), (page.Status, page.Heading));
        Assert.Equal((HttpStatusCode.Forbidden, "Registration is closed"), (posted.Status, posted.Heading));
        Assert.DoesNotContain("/account/register", signIn.Body, StringComparison.Ordinal);
        await using var context = host.NewContext();
        Assert.False(await context.Users.AnyAsync(Cancelled));
    }

    [Theory, EachDatabase]
    public async Task SendAgain_AfterEachNewSignIn_DoesNotFloodTheMailbox(Database database)
    {
        var host = await hosts.OnAsync(database);
        var (visitor, email) = (host.NewVisitor(), RegisterForm.NewEmail());
        await visitor.RegisterAsync(RegisterForm.Valid(email));

        for (var number = 0; number < SignInThrottle.MaxTries + 3; number++)
        {
            var form = (await visitor.TrySignInAsync(email, RegisterForm.Password)).Form("/account/register/again");
            Assert.Equal("/account/register/sent", (await visitor.SubmitAsync(form, new Dictionary<string, string?>())).Location);
        }

        await using var context = host.NewContext();
        Assert.Equal(SignInThrottle.MaxTries, await context.OutboxMails.CountAsync(mail => mail.Recipient == email, Cancelled));
    }

    [Theory, EachDatabase]
    public async Task Confirm_OrTheOperatorsLink_RevokesTheOther(Database database)
    {
        await using var console = await MailedConsole.StartAsync(database);
        var (visitor, email, other) = (console.Host.NewVisitor(), RegisterForm.NewEmail(), RegisterForm.NewEmail());
        var (link, otherLink) = (await CreateOwnerAsync(console.Host, email), await CreateOwnerAsync(console.Host, other));
        await visitor.RegisterAsync(RegisterForm.Valid(email));
        var mail = await console.ReceiveAsync();
        await visitor.RegisterAsync(RegisterForm.Valid(other));
        var otherMail = await console.ReceiveAsync();

        Assert.Equal("/workspaces", (await visitor.ConfirmAsync(mail.LinkPath)).Location);
        var set = await visitor.SubmitAsync(
            (await visitor.GetAsync(otherLink)).Form("/account/set-password"), new Dictionary<string,
            string?>
            { ["Password"] = OwnAccount.NewPassword });

        Assert.Equal("/workspaces", set.Location);
        await AssertDeadAsync(visitor, link);
        await AssertDeadAsync(visitor, otherMail.LinkPath);
    }

    private static async Task<string> CreateOwnerAsync(ConsoleHost host, string email)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var details = new MerchantDetails { MerchantName = "Tea", WorkspaceName = "Tea Shop" };
        return (await scope.ServiceProvider.GetRequiredService<FirstOwnerService>()
            .CreateAsync(email, details, Cancelled)).Link!.PathAndQuery;
    }

    private static AngleSharp.Dom.IElement Button(string action) =>
        new AngleSharp.Html.Parser.HtmlParser().ParseDocument($"<button formaction='{action}'>").QuerySelector("button")!;

    private static async Task AssertDeadAsync(Visitor visitor, string link)
    {
        var page = await visitor.GetAsync(link);
        Assert.Equal((HttpStatusCode.NotFound, "This link no longer works"), (page.Status, page.Heading));
    }
}
