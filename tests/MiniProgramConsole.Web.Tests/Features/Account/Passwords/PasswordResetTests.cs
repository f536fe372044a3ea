using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Accounts.Passwords;
using MiniProgramConsole.Core.Accounts.Throttling;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Features.Account.Passwords;

public sealed class PasswordResetTests(ConsoleHosts hosts) : IClassFixture<ConsoleHosts>
{
    private const string WrongCode =
        "Incorrect or expired code. A code lasts 10 minutes, allows 5 attempts, and works only in the browser that asked for it. "
        + "Check the newest email, or ask for a new code here.";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Reset_WithTheCode_SetsThePasswordAndEndsAllSessions(Database database)
    {
        await using var console = await MailedConsole.StartAsync(database);
        var (host, person) = (console.Host, await console.Host.Data.PersonAsync("Lin Wei"));
        var (open, visitor) = (await host.SignInAsync(person), host.NewVisitor());

        var sent = await visitor.ForgetAsync($" {person.Email.ToUpperInvariant()}");
        var mail = await console.ReceiveAsync();

        Assert.Equal("/account/reset", sent.Location);
        Assert.Equal((person.Email, "Your code to set a new password"), (mail.To, mail.Message.Subject));
        Assert.Equal($"{ConsoleHost.PublicUrl}account/reset", mail.Link.AbsoluteUri);
        var page = await visitor.FollowAsync(sent);
        HtmlAssert.Flash(page, "If that email has an account, a code is on its way.");
        Assert.Equal(person.Email.ToUpperInvariant(), page.Control("Email").GetAttribute("value")!.Trim());
        var code = OwnAccount.CodeIn(mail.Message.TextBody);

        var reset = await visitor.SubmitAsync(page.Form("/account/reset"), OwnAccount.Reset(person.Email, $"{code[..3]} {code[3..]}"));

        Assert.Equal("/account/sign-in", reset.Location);
        HtmlAssert.Flash(
            await visitor.FollowAsync(reset), "Your password was changed and all sessions were signed out. Sign in with the new password.");
        Assert.Contains("/account/sign-in", (await open.GetAsync("/account")).Location!, StringComparison.Ordinal);
        var told = await console.ReceiveAsync();
        Assert.Equal((person.Email, "Your password was changed"), (told.To, told.Message.Subject));
        Assert.Contains("with a code sent to this address", told.Message.TextBody, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await host.NewVisitor().TrySignInAsync(person.Email, Person.Password)).Status);
        Assert.Equal("/workspaces", (await host.NewVisitor().TrySignInAsync(person.Email, OwnAccount.NewPassword)).Location);
        Assert.Equal(["account.signed-in", "account.password-reset", "account.signed-in"], await host.ActionsAsync(person.Id));
        await using var context = host.NewContext();
        Assert.Equal(host.Time.Now, await context.Users.Select(user => user.PasswordChangedAt).SingleAsync(Cancelled));
        Assert.DoesNotContain(
            await context.AuditEntries.ToListAsync(Cancelled),
            entry => $"{entry.Before}{entry.After}".Contains(code, StringComparison.Ordinal));
    }

    [Theory]
    [EachDatabase("{0}-{1}")]
    [EachDatabase(" {0}\u3000{1}\t")]
    [EachDatabase("wide")]
    public async Task Reset_TheCodeAsAnInputMethodWritesIt_IsAccepted(Database database, string format)
    {
        await using var console = await MailedConsole.StartAsync(database);
        var (person, visitor) = (await console.Host.Data.PersonAsync(), console.Host.NewVisitor());
        await visitor.ForgetAsync(person.Email);
        var code = OwnAccount.CodeIn((await console.ReceiveAsync()).Message.TextBody);
        var typed = format == "wide"
            ? string.Concat(code.Select(digit => (char)(digit - '0' + '０')))
            : string.Format(CultureInfo.InvariantCulture, format, code[..3], code[3..]);

        Assert.Equal("/account/sign-in", (await visitor.ResetAsync(person.Email, typed)).Location);
    }

    [Theory, EachDatabase]
    public async Task Forgot_KnownUnknownAndUnconfirmed_GetTheSamePages(Database database)
    {
        await using var console = await MailedConsole.StartAsync(database);
        var (host, person, unconfirmed) = (console.Host, await console.Host.Data.PersonAsync(), RegisterForm.NewEmail());
        await host.NewVisitor().RegisterAsync(RegisterForm.Valid(unconfirmed));
        await console.ReceiveAsync();
        string[] emails = [person.Email, RegisterForm.NewEmail(), unconfirmed];

        foreach (var email in emails)
        {
            var visitor = host.NewVisitor();
            var sent = await visitor.ForgetAsync(email);
            HtmlAssert.Flash(await visitor.FollowAsync(sent), "If that email has an account, a code is on its way.");
            for (var number = 0; number <= PasswordResetCode.MaxTries; number++)
            {
                var wrong = await visitor.ResetAsync(email, "000000");
                Assert.Equal(HttpStatusCode.BadRequest, wrong.Status);
                HtmlAssert.FieldError(wrong, "Code", WrongCode);
            }
        }

        Assert.Equal(person.Email, (await console.ReceiveAsync()).To);
        await console.AssertNothingMoreAsync();
    }

    [Theory, EachDatabase]
    public async Task Code_TriedFiveTimesOrExpiredOrReplaced_DoesNotWork(Database database)
    {
        await using var console = await MailedConsole.StartAsync(database);
        var (host, person, visitor) = (console.Host, await console.Host.Data.PersonAsync(), console.Host.NewVisitor());
        var tried = await AskAsync(console, visitor, person);
        for (var number = 0; number < PasswordResetCode.MaxTries; number++)
        {
            await visitor.ResetAsync(person.Email, OwnAccount.OtherThan(tried));
        }

        HtmlAssert.FieldError(await visitor.ResetAsync(person.Email, tried), "Code", WrongCode);
        var replaced = await AskAsync(console, visitor, person);
        var old = await AskAsync(console, visitor, person);
        if (replaced != old)
        {
            HtmlAssert.FieldError(await visitor.ResetAsync(person.Email, replaced), "Code", WrongCode);
        }

        host.Time.Advance(PasswordResetCode.Lifetime);
        HtmlAssert.FieldError(await visitor.ResetAsync(person.Email, old), "Code", WrongCode);
        host.Time.Advance(ResetCodeService.InShort.Window);
        var other = await host.Data.PersonAsync();
        var foreign = await AskAsync(console, visitor, other);
        await AskAsync(console, visitor, person);
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.ResetAsync(person.Email, foreign)).Status);
        Assert.Equal("/workspaces", (await host.NewVisitor().TrySignInAsync(person.Email, Person.Password)).Location);
    }

    [Theory, EachDatabase]
    public async Task Reset_TheSameFormTwiceInTurnAndAtOnce_HasOneEffect(Database database)
    {
        await using var console = await MailedConsole.StartAsync(database);
        var (host, person, visitor) = (console.Host, await console.Host.Data.PersonAsync(), console.Host.NewVisitor());
        var code = await AskAsync(console, visitor, person);
        var form = (await visitor.GetAsync("/account/reset")).Form("/account/reset");
        var values = OwnAccount.Reset(person.Email, code);

        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => visitor.SubmitAsync(form, values)));
        var again = await visitor.SubmitAsync(form, values);
        var stolen = await visitor.SubmitAsync(form, OwnAccount.Reset(person.Email, code, "the thiefs own longer secret"));

        Assert.All([.. answers, again], answer => Assert.Equal("/account/sign-in", answer.Location));
        HtmlAssert.FieldError(stolen, "Code", WrongCode);
        Assert.Single(await host.ActionsAsync(person.Id), "account.password-reset");
        await console.ReceiveAsync();
        await console.AssertNothingMoreAsync();
    }

    [Theory, EachDatabase]
    public async Task Forgot_TheSameFormTwiceInTurnAndAtOnce_SendsOneCodeThatWorks(Database database)
    {
        await using var console = await MailedConsole.StartAsync(database);
        var (person, visitor) = (await console.Host.Data.PersonAsync(), console.Host.NewVisitor());
        var form = (await visitor.GetAsync("/account/forgot")).Form("/account/forgot");
        var values = new Dictionary<string, string?> { ["Email"] = person.Email };

        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => visitor.SubmitAsync(form, values)));

        Assert.All(answers, answer => Assert.Equal("/account/reset", answer.Location));
        var code = OwnAccount.CodeIn((await console.ReceiveAsync()).Message.TextBody);
        await console.AssertNothingMoreAsync();
        Assert.Equal("/account/sign-in", (await visitor.ResetAsync(person.Email, code)).Location);
    }

    [Theory, EachDatabase]
    public async Task Forgot_PastTheLimit_KeepsTheSentCodeValidInItsBrowser(Database database)
    {
        await using var console = await MailedConsole.StartAsync(database);
        var (person, visitor) = (await console.Host.Data.PersonAsync(), console.Host.NewVisitor());
        await AskAsync(console, visitor, person);
        await AskAsync(console, visitor, person);
        var code = await AskAsync(console, visitor, person);

        await visitor.ForgetAsync(person.Email);

        await console.AssertNothingMoreAsync();
        Assert.Equal("/account/sign-in", (await visitor.ResetAsync(person.Email, code)).Location);
    }

    [Theory, EachDatabase]
    public async Task Forgot_ByStrangersForTheSameEmail_DoesNotAffectAKnownBrowser(Database database)
    {
        await using var console = await MailedConsole.StartAsync(database);
        var (host, person, known) = (console.Host, await console.Host.Data.PersonAsync(), console.Host.NewVisitor());
        await known.SignInAsync(person);
        await known.SubmitAsync((await known.GetAsync("/workspaces")).Form("/account/sign-out"), new Dictionary<string, string?>());
        var code = await AskAsync(console, known, person);
        var strangersCode = "";
        for (var number = 0; number < ResetCodeService.InShort.Max; number++)
        {
            strangersCode = await AskAsync(console, host.NewVisitor(), person);
        }

        await host.NewVisitor().ForgetAsync(person.Email);
        await console.AssertNothingMoreAsync();

        HtmlAssert.FieldError(await known.ResetAsync(person.Email, strangersCode), "Code", WrongCode);
        Assert.Equal("/account/sign-in", (await known.ResetAsync(person.Email, code)).Location);
        await console.ReceiveAsync();
        Assert.Equal("/account/sign-in", (await known.ResetAsync(person.Email, await AskAsync(console, known, person))).Location);
    }

    [Theory, EachDatabase]
    public async Task Forgot_Repeatedly_SendsThreeInFifteenMinutesAndTenADay(Database database)
    {
        var host = await hosts.OnAsync(database);
        var (person, visitor) = (await host.Data.PersonAsync(), host.NewVisitor());
        var counts = new List<int>();
        await using var context = host.NewContext();
        for (var quarter = 0; quarter < 5; quarter++)
        {
            for (var number = 0; number < 4; number++)
            {
                Assert.Equal("/account/reset", (await visitor.ForgetAsync(person.Email)).Location);
                // Marks the mail as sent, because a newer code would replace a pending one.
                await context.OutboxMails.ExecuteUpdateAsync(set => set.SetProperty(mail => mail.NextTryAt, (DateTime?)null), Cancelled);
            }

            counts.Add(await context.OutboxMails.CountAsync(mail => mail.Recipient == person.Email, Cancelled));
            host.Time.Advance(ResetCodeService.InShort.Window);
        }

        Assert.Equal([3, 6, 9, 10, 10], counts);
    }

    [Theory, EachDatabase]
    public async Task Reset_AThousandWrongCodesFromOtherBrowsers_UseUpNoAttempts(Database database)
    {
        await using var console = await MailedConsole.StartAsync(database);
        var (host, person, asking) = (console.Host, await console.Host.Data.PersonAsync(), console.Host.NewVisitor());
        var code = await AskAsync(console, asking, person);
        var browsers = Enumerable.Range(0, 20).Select(_ => host.NewVisitor()).ToList();
        var forms = await Task.WhenAll(browsers.Select(async browser => (await browser.GetAsync("/account/reset")).Form("/account/reset")));
        var wrong = Enumerable.Range(0, 1001).Select(number => $"{number:000000}").Where(guess => guess != code).Take(1000).ToList();

        var answers = new List<Page>();
        foreach (var batch in wrong.Index().Chunk(browsers.Count))
        {
            answers.AddRange(await Task.WhenAll(batch.Select(guess => browsers[guess.Index % browsers.Count].SubmitAsync(
                forms[guess.Index % browsers.Count], OwnAccount.Reset(person.Email, guess.Item)))));
        }

        Assert.Equal(1000, answers.Count);
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.BadRequest, answer.Status));
        Assert.All(answers, answer => HtmlAssert.FieldError(answer, "Code", WrongCode));
        await using var context = host.NewContext();
        var emailHash = Hashing.Sha256(person.Email.ToUpperInvariant());
        Assert.Equal(
            0, await context.PasswordResetCodes.Where(row => row.EmailHash == emailHash).Select(row => row.Tries).SingleAsync(Cancelled));
        HtmlAssert.FieldError(await browsers[0].ResetAsync(person.Email, code), "Code", WrongCode);
        Assert.Equal("/account/sign-in", (await asking.ResetAsync(person.Email, code)).Location);
    }

    [Theory, EachDatabase]
    public async Task Reset_AfterTooManySignInAttempts_LetsThePersonInAgain(Database database)
    {
        await using var console = await MailedConsole.StartAsync(database);
        var (host, person, visitor) = (console.Host, await console.Host.Data.PersonAsync(), console.Host.NewVisitor());
        for (var number = 0; number <= SignInThrottle.MaxTries; number++)
        {
            await visitor.TrySignInAsync(person.Email, "forgotten");
        }

        await visitor.ResetAsync(person.Email, await AskAsync(console, visitor, person));

        Assert.Equal("/workspaces", (await visitor.TrySignInAsync(person.Email, OwnAccount.NewPassword)).Location);
    }

    [Theory, EachDatabase]
    public async Task Reset_APasswordThatARuleRefuses_SaysSoAndCostsNoAttempt(Database database)
    {
        await using var console = await MailedConsole.StartAsync(database);
        var (person, visitor) = (await console.Host.Data.PersonAsync("Plum Kettle Lantern"), console.Host.NewVisitor());
        var code = await AskAsync(console, visitor, person);

        var wrong = await visitor.ResetAsync("nobody", "12 34", "short pass!");

        HtmlAssert.FieldError(wrong, "Email", "Enter one email address, for example name@example.com.");
        HtmlAssert.FieldError(wrong, "Code", "Enter the 6-digit code from the email.");
        HtmlAssert.FieldError(wrong, "New password", "The password is 11 characters long. It needs at least 12.");
        Assert.Equal(("nobody", "12 34"), (wrong.Control("Email").GetAttribute("value"), wrong.Control("Code").GetAttribute("value")));
        Assert.Null(wrong.Control("New password").GetAttribute("value"));
        HtmlAssert.FieldError(
            await visitor.ResetAsync(person.Email, code, "plumkettlelantern"), "New password",
            "This password is easy to guess: its first 20 characters contain your name, your email, or the name of your merchant or workspace. "
            + "Use words that have nothing to do with you.");
        Assert.Equal("/account/sign-in", (await visitor.ResetAsync(person.Email, code)).Location);
        var forgot = await visitor.ForgetAsync("nobody");
        HtmlAssert.FieldError(forgot, "Email", "Enter one email address, for example name@example.com.");
        Assert.Equal("nobody", forgot.Control("Email").GetAttribute("value"));
    }

    [Theory, EachDatabase]
    public async Task Forgot_WithAForgedHost_LinksToTheConsole(Database database)
    {
        await using var console = await MailedConsole.StartAsync(database);
        var (person, visitor) = (await console.Host.Data.PersonAsync(), console.Host.NewVisitor());
        visitor.Client.DefaultRequestHeaders.Host = "evil.example";
        visitor.Client.DefaultRequestHeaders.Add("X-Forwarded-Host", "evil.example");

        var sent = await visitor.ForgetAsync(person.Email);

        Assert.Equal("/account/reset", sent.Location);
        var mail = await console.ReceiveAsync();
        Assert.Equal("console.example", mail.Link.Host);
        Assert.DoesNotContain("evil.example", mail.Message.ToString(), StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Reset_WithAForeignReturnAddress_DoesNotRedirectThere(Database database)
    {
        await using var console = await MailedConsole.StartAsync(database);
        var (person, visitor) = (await console.Host.Data.PersonAsync(), console.Host.NewVisitor());
        var code = await AskAsync(console, visitor, person);
        var form = (await visitor.GetAsync("/account/reset?returnUrl=https://evil.example")).Form("/account/reset");
        form.SetAttribute("action", "/account/reset?returnUrl=https://evil.example");

        var reset = await visitor.SubmitAsync(form, OwnAccount.Reset(person.Email, code));

        Assert.Equal("/account/sign-in", reset.Location);
    }

    [Theory, EachDatabase]
    public async Task Reset_OnAKnownBrowserAfterTooManyAttempts_LetsItInAgain(Database database)
    {
        await using var console = await MailedConsole.StartAsync(database);
        var (person, visitor) = (await console.Host.Data.PersonAsync(), console.Host.NewVisitor());
        await visitor.SignInAsync(person);
        await visitor.SubmitAsync((await visitor.GetAsync("/workspaces")).Form("/account/sign-out"), new Dictionary<string, string?>());
        for (var guess = 0; guess < SignInThrottle.MaxTries; guess++)
        {
            await visitor.TrySignInAsync(person.Email, "forgotten");
        }

        Assert.Contains("Too many attempts", (await visitor.TrySignInAsync(person.Email, Person.Password)).Text, StringComparison.Ordinal);
        await visitor.ResetAsync(person.Email, await AskAsync(console, visitor, person));

        Assert.Equal("/workspaces", (await visitor.TrySignInAsync(person.Email, OwnAccount.NewPassword)).Location);
    }

    private static async Task<string> AskAsync(MailedConsole console, Visitor visitor, Person person)
    {
        await visitor.ForgetAsync(person.Email);
        return OwnAccount.CodeIn((await console.ReceiveAsync()).Message.TextBody);
    }
}
