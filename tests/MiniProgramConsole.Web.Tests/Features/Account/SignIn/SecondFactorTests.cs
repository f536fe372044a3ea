using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MiniProgramConsole.Core.Accounts.SignIn;
using MiniProgramConsole.Core.Accounts.Throttling;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Features.Account.SignIn;

/// <summary>The second step of sign-in, and attacks on it.</summary>
public sealed class SecondFactorTests(ConsoleHosts hosts) : IClassFixture<ConsoleHosts>
{
    private const string SignInAddress = "/account/sign-in";
    private const string Wrong =
        "That code is incorrect or has already been used. Wait for the app to show the next one, and check that your phone's clock is correct.";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Post_RightPassword_BeginsNoSessionUntilTheCode(Database database)
    {
        var (host, person, secret, _) = await ArrangeAsync(database);
        var visitor = host.NewVisitor();

        var password = await visitor.GivePasswordAsync(person, "/account/security");
        var before = await visitor.GetAsync("/workspaces");
        var page = await visitor.FollowAsync(password);
        var wrong = await visitor.SubmitAsync(page.Form(SecondFactors.StepAddress), SecondFactors.CodeForm(host.WrongCodeOf(secret)));
        var empty = await visitor.SubmitAsync(page.Form(SecondFactors.StepAddress), SecondFactors.CodeForm(""));
        var right = await visitor.SubmitAsync(page.Form(SecondFactors.StepAddress), SecondFactors.CodeForm(Spaced(host.CodeOf(secret))));

        Assert.StartsWith(SignInAddress, before.Location, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (wrong.Status, empty.Status));
        HtmlAssert.FieldError(wrong, "Code", Wrong);
        HtmlAssert.FieldError(empty, "Code", "Enter the code.");
        Assert.Equal("/account/security", right.Location);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/workspaces")).Status);
        foreach (var cookie in new[] { password.CookieOf("__Host-console.second-factor"), right.CookieOf("__Host-console.device") })
        {
            Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Theory]
    [InlineData("/workspaces?x=1", "/workspaces?x=1")]
    [InlineData("https://evil.example/", "/workspaces")]
    [InlineData("//evil.example/", "/workspaces")]
    [InlineData("/\\evil.example", "/workspaces")]
    [InlineData("javascript:alert(1)", "/workspaces")]
    public async Task Post_ReturnAddress_IsHonouredOnlyWhenLocal(string returnUrl, string expected)
    {
        var (host, person, secret, _) = await ArrangeAsync(Database.Sqlite);
        var visitor = host.NewVisitor();

        var page = await visitor.FollowAsync(await visitor.GivePasswordAsync(person, returnUrl));
        var answer = await visitor.SubmitAsync(page.Form(SecondFactors.StepAddress), SecondFactors.CodeForm(host.CodeOf(secret)));

        Assert.Equal(expected, answer.Location);
    }

    [Theory, EachDatabase]
    public async Task Post_ACodeThatWasUsed_IsRefusedAndTheNextOneIsNot(Database database)
    {
        var (host, person, secret, _) = await ArrangeAsync(database);
        var code = host.CodeOf(secret);
        await SignInAsync(host, person, code);
        var thief = host.NewVisitor();
        await thief.GivePasswordAsync(person);

        var replayed = await thief.GiveCodeAsync(code);
        var before = await thief.GiveCodeAsync(host.CodeOf(secret, -1));
        host.Time.Advance(SecondFactors.Step);
        var next = await thief.GiveCodeAsync(host.CodeOf(secret));

        HtmlAssert.FieldError(replayed, "Code", Wrong);
        HtmlAssert.FieldError(before, "Code", Wrong);
        Assert.Equal("/workspaces", next.Location);
    }

    [Theory, EachDatabase]
    public async Task Post_ClockOneStepOff_IsAcceptedAndTwoStepsAreNot(Database database)
    {
        var (host, person, secret, _) = await ArrangeAsync(database);
        host.Time.Advance(SecondFactors.Step * 4);

        Assert.Equal(HttpStatusCode.BadRequest, (await SignInAsync(host, person, host.CodeOf(secret, -2))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await SignInAsync(host, person, host.CodeOf(secret, 2))).Status);
        Assert.Equal("/workspaces", (await SignInAsync(host, person, host.CodeOf(secret, -1))).Location);
        Assert.Equal("/workspaces", (await SignInAsync(host, person, host.CodeOf(secret, 1))).Location);
    }

    [Theory, EachDatabase]
    public async Task Post_OneCodeManyTimesAtOnce_SignsInOnce(Database database)
    {
        var (host, person, secret, codes) = await ArrangeAsync(database);
        foreach (var code in new[] { host.CodeOf(secret), codes[0] })
        {
            var visitors = Enumerable.Range(0, 5).Select(_ => host.NewVisitor()).ToList();
            foreach (var visitor in visitors)
            {
                await visitor.GivePasswordAsync(person);
            }

            var answers = await Task.WhenAll(visitors.Select(visitor => visitor.GiveCodeAsync(code)));

            Assert.Single(answers, answer => answer.Location == "/workspaces");
            Assert.Equal(4, answers.Count(answer => answer.Status == HttpStatusCode.BadRequest));
        }

        Assert.Empty(host.Log.Errors);
    }

    [Theory, EachDatabase]
    public async Task Post_ARecoveryCode_WorksOnceAndIsLoggedAndMailed(Database database)
    {
        await using var console = await MailedConsole.StartAsync(database);
        var host = console.Host;
        var (person, _, codes) = await ArrangeAsync(host);
        await console.ReceiveAsync();
        var visitor = host.NewVisitor();
        await visitor.GivePasswordAsync(person);

        var page = await visitor.GetAsync($"{SecondFactors.StepAddress}?recovery=true");
        var typed = codes[3].ToUpperInvariant().Replace('-', ' ');
        var right = await visitor.SubmitAsync(page.Form(SecondFactors.StepAddress), SecondFactors.CodeForm(typed));
        var again = await SignInAsync(host, person, codes[3]);

        Assert.Equal("Recovery code", Page.Normal(page.Document.QuerySelector("label[for=Code]")!.TextContent));
        Assert.Equal("/workspaces", right.Location);
        HtmlAssert.FieldError(again, "Code", "That code is incorrect. The app's codes have 6 digits; a recovery code works once.");
        Assert.Contains("9 of 10 left", (await visitor.GetAsync("/account/security")).Text, StringComparison.Ordinal);
        var mail = await console.ReceiveAsync();
        Assert.Equal((person.Email, "A recovery code was used"), (mail.To, mail.Message.Subject));
        Assert.Contains("You have 9 of 10 left.", mail.Message.TextBody, StringComparison.Ordinal);
        await using var context = host.NewContext();
        Assert.Equal(1, await context.AuditEntries.CountAsync(entry => entry.Action == AuditAction.RecoveryCodeUsed, Cancelled));
    }

    [Theory, EachDatabase]
    public async Task Post_AThousandWrongCodes_AreStoppedAfterTenAttempts(Database database)
    {
        await using var host = await ConsoleHost.StartAsync(database);
        var (person, secret, _) = await ArrangeAsync(host);
        var answers = new List<Page>();
        for (var browser = 0; browser < 10; browser++)
        {
            // Giving the right password doesn't reset the count of wrong codes.
            var thief = host.NewVisitor();
            await thief.GivePasswordAsync(person);
            var form = (await thief.GetAsync(SecondFactors.StepAddress)).Form(SecondFactors.StepAddress);
            for (var guess = 0; guess < 100; guess++)
            {
                answers.Add(await thief.SubmitAsync(form, SecondFactors.CodeForm(host.WrongCodeOf(secret))));
            }
        }

        var refused = await SignInAsync(host, person, host.CodeOf(secret));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.BadRequest, answer.Status));
        HtmlAssert.FieldError(answers[9], "Code", Wrong);
        HtmlAssert.FieldError(answers[10], "Code", "Too many attempts. Try again in 15 minutes.");
        HtmlAssert.FieldError(refused, "Code", "Too many attempts. Try again in 15 minutes.");
        await using var context = host.NewContext();
        Assert.Equal(10, await context.SignInAttempts.CountAsync(tried => tried.Outcome == SignInOutcome.WrongCode, Cancelled));
        host.Time.Advance(SignInThrottle.Refusal);
        Assert.Equal("/workspaces", (await SignInAsync(host, person, host.CodeOf(secret))).Location);
    }

    [Theory, EachDatabase]
    public async Task Post_WrongCodesFromStrangers_DoNotBlockAKnownBrowser(Database database)
    {
        var host = await hosts.OnAsync(database);
        var person = await host.Data.PersonAsync();
        var own = await host.SignInAsync(person);
        var (secret, _) = await host.AddSecondFactorAsync(own);
        await SignOutAsync(own);
        var thief = host.NewVisitor();
        await thief.GivePasswordAsync(person);
        for (var guess = 0; guess <= SignInThrottle.MaxTries; guess++)
        {
            await thief.GiveCodeAsync(host.WrongCodeOf(secret));
        }

        await own.GivePasswordAsync(person);

        Assert.Equal(HttpStatusCode.BadRequest, (await thief.GiveCodeAsync(host.CodeOf(secret))).Status);
        Assert.Equal("/workspaces", (await own.GiveCodeAsync(host.CodeOf(secret))).Location);
    }

    [Theory, EachDatabase]
    public async Task Ticket_ExpiredOrOfAnotherPasswordOrForged_DoesNotWork(Database database)
    {
        var (host, person, secret, _) = await ArrangeAsync(database);
        var (late, changed) = (host.NewVisitor(), host.NewVisitor());
        await changed.GivePasswordAsync(person);
        var changedForm = (await changed.GetAsync(SecondFactors.StepAddress)).Form(SecondFactors.StepAddress);
        await using var context = host.NewContext();
        await context.Users.Where(user => user.Id == person.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(user => user.SecurityStamp, "another"), Cancelled);
        var afterChange = await changed.SubmitAsync(changedForm, SecondFactors.CodeForm(host.CodeOf(secret)));
        await late.GivePasswordAsync(person);
        var lateForm = (await late.GetAsync(SecondFactors.StepAddress)).Form(SecondFactors.StepAddress);
        host.Time.Advance(TimeSpan.FromMinutes(10));
        var afterExpiry = await late.SubmitAsync(lateForm, SecondFactors.CodeForm(host.CodeOf(secret)));
        var forged = await host.NewVisitorWith("__Host-console.second-factor=CfDJ8forged").GetAsync(SecondFactors.StepAddress);

        foreach (var (answer, visitor) in new[] { (afterChange, changed), (afterExpiry, late) })
        {
            Assert.Equal(SignInAddress, answer.Location);
            Assert.Contains("This sign-in can no longer be completed. Enter your password again.",
                (await visitor.FollowAsync(answer)).Text, StringComparison.Ordinal);
            Assert.StartsWith(SignInAddress, (await visitor.GetAsync("/workspaces")).Location, StringComparison.Ordinal);
        }

        Assert.Equal(SignInAddress, forged.Location);
        // None of these attempts used up the code.
        Assert.Equal("/workspaces", (await SignInAsync(host, person, host.CodeOf(secret))).Location);
    }

    [Theory, EachDatabase]
    public async Task Ticket_InTheDatabase_IsAUselessHashAndDeletedOnceUsed(Database database)
    {
        var (host, person, secret, _) = await ArrangeAsync(database);
        var visitor = host.NewVisitor();
        var given = (await visitor.GivePasswordAsync(person)).CookieOf("__Host-console.second-factor");
        await using var context = host.NewContext();
        var row = await context.SecondFactorTickets.SingleAsync(ticket => ticket.UserId == person.Id, Cancelled);

        Assert.Equal((Hashing.Sha256(Value(given)), host.Time.Now + TimeSpan.FromMinutes(10)), (row.SecretHash, row.ExpiresAt));
        // An attacker with the database and its keys sends what is stored, and what the keys can encrypt.
        var protector = host.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("SecondFactorCookie");
        var stamp = await context.Users.Where(user => user.Id == person.Id).Select(user => user.SecurityStamp).SingleAsync(Cancelled);
        var ticket = new { UserId = person.Id, SecurityStamp = stamp, Token = Guid.NewGuid(), ExpiresAt = host.Time.Now.AddMinutes(10) };
        foreach (var forged in new[] { row.SecretHash, row.StampHash, protector.Protect(JsonSerializer.Serialize(ticket)) })
        {
            var answer = await host.NewVisitorWith($"__Host-console.second-factor={forged}").GetAsync(SecondFactors.StepAddress);
            Assert.Equal(SignInAddress, answer.Location);
        }

        Assert.Equal("/workspaces", (await visitor.GiveCodeAsync(host.CodeOf(secret))).Location);
        Assert.False(await context.SecondFactorTickets.AnyAsync(ticket => ticket.UserId == person.Id, Cancelled));
    }

    [Theory, EachDatabase]
    public async Task Ticket_StolenAndUsedAfterItsSignIn_DoesNotWork(Database database)
    {
        var (host, person, secret, codes) = await ArrangeAsync(database);
        var visitor = host.NewVisitor();
        var thief = host.NewVisitorWith((await visitor.GivePasswordAsync(person)).CookieOf("__Host-console.second-factor"));
        var form = (await thief.GetAsync(SecondFactors.StepAddress)).Form(SecondFactors.StepAddress);
        await visitor.GiveCodeAsync(host.CodeOf(secret));

        host.Time.Advance(SecondFactors.Step);
        var answers = new[]
        {
            await thief.SubmitAsync(form, SecondFactors.CodeForm(host.CodeOf(secret))),
            await thief.SubmitAsync(form, SecondFactors.CodeForm(codes[0])),
        };

        Assert.All(answers, answer => Assert.Equal(SignInAddress, answer.Location));
        Assert.StartsWith(SignInAddress, (await thief.GetAsync("/workspaces")).Location, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Ticket_OfOneAccount_DoesNotAcceptACodeOfAnother(Database database)
    {
        var (host, victim, _, _) = await ArrangeAsync(database);
        var (_, secret, codes) = await ArrangeAsync(host);
        var thief = host.NewVisitor();
        await thief.GivePasswordAsync(victim);

        Assert.Equal(HttpStatusCode.BadRequest, (await thief.GiveCodeAsync(host.CodeOf(secret))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await thief.GiveCodeAsync(codes[0])).Status);
    }

    [Theory, EachDatabase]
    public async Task Session_PlantedBeforeSigningIn_IsUselessAfterwards(Database database)
    {
        var (host, victim, secret, _) = await ArrangeAsync(database);
        var thief = await host.Data.PersonAsync();
        var planted = await host.NewVisitor().TrySignInAsync(thief.Email, Person.Password);
        var (session, device) = (planted.CookieOf("__Host-console.session"), planted.CookieOf("__Host-console.device"));
        var browser = host.NewVisitorWith(device);
        await browser.GivePasswordAsync(victim);
        browser.Client.DefaultRequestHeaders.Add("Cookie", session.Split(';')[0]);

        var signedIn = await browser.GiveCodeAsync(host.CodeOf(secret), remember: true);

        // The browser received secrets that the attacker never saw, and the planted session ended.
        Assert.Equal("/workspaces", signedIn.Location);
        Assert.NotEqual(Value(session), Value(signedIn.CookieOf("__Host-console.session")));
        Assert.NotEqual(Value(device), Value(signedIn.CookieOf("__Host-console.device")).Split('.')[0]);
        Assert.StartsWith(SignInAddress, (await host.NewVisitorWith(session).GetAsync("/workspaces")).Location, StringComparison.Ordinal);
        await host.NewVisitorWith(device).GivePasswordAsync(victim);
    }

    private static string Value(string setCookie) => setCookie.Split(';')[0].Split('=', 2)[1];

    private static string Spaced(string code) => $" {code[..3]} {code[3..]}";

    private static async Task<Page> SignInAsync(ConsoleHost host, Person person, string code)
    {
        var visitor = host.NewVisitor();
        await visitor.GivePasswordAsync(person);
        return await visitor.GiveCodeAsync(code);
    }

    private static async Task SignOutAsync(Visitor visitor) =>
        await visitor.SubmitAsync((await visitor.GetAsync("/account")).Form("/account/sign-out"));

    private async Task<(ConsoleHost Host, Person Person, string Secret, IReadOnlyList<string> Codes)> ArrangeAsync(Database database)
    {
        var host = await hosts.OnAsync(database);
        var (person, secret, codes) = await ArrangeAsync(host);
        return (host, person, secret, codes);
    }

    private static async Task<(Person Person, string Secret, IReadOnlyList<string> Codes)> ArrangeAsync(ConsoleHost host)
    {
        var person = await host.Data.PersonAsync();
        var (secret, codes) = await host.AddSecondFactorAsync(await host.SignInAsync(person));
        return (person, secret, codes);
    }
}
