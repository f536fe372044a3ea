using System.Net;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Accounts.SecondFactor;
using MiniProgramConsole.Core.Accounts.Sessions;
using MiniProgramConsole.Core.Accounts.Throttling;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Features.AccountSettings.SecondFactor;

public sealed class AuthenticatorTests(ConsoleHosts hosts) : IClassFixture<ConsoleHosts>
{
    private const string Security = "/account/security";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task SetUp_WithTheFirstCode_TurnsItOnEndsOtherSessionsAndMails(Database database)
    {
        await using var console = await MailedConsole.StartAsync(database);
        var host = console.Host;
        var person = await host.Data.PersonAsync("Lin Wei");
        var (visitor, elsewhere) = (await host.SignInAsync(person), await host.SignInAsync(person));

        var (page, secret) = await visitor.BeginSecondFactorAsync();
        var wrong = await visitor.SubmitAsync(page.Form("/confirm"), SecondFactors.CodeForm(host.WrongCodeOf(secret)));
        var shown = await visitor.SubmitAsync(page.Form("/confirm"), SecondFactors.CodeForm(host.CodeOf(secret)));

        Assert.Equal(
            "QR code with the key for the authenticator app", page.Document.QuerySelector("svg.qr-code")!.GetAttribute("aria-label"));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.Status);
        HtmlAssert.FieldError(wrong, "Code",
            "That code is incorrect. Enter the code that the app shows now for this account, and check that your phone's clock is correct.");
        Assert.NotNull(wrong.Document.QuerySelector("svg.qr-code"));
        Assert.Equal(HttpStatusCode.OK, shown.Status);
        Assert.Equal(RecoveryCode.Count, SecondFactors.RecoveryCodes(shown).Count);
        Assert.StartsWith("/account/sign-in", (await elsewhere.GetAsync("/workspaces")).Location, StringComparison.Ordinal);
        var security = await visitor.GetAsync(Security);
        Assert.Contains("10 of 10 left", security.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(SecondFactors.RecoveryCodes(shown)[0], security.Text, StringComparison.Ordinal);
        var mail = await console.ReceiveAsync();
        Assert.Equal((person.Email, "Two-factor sign-in was turned on"), (mail.To, mail.Message.Subject));
        await console.AssertNothingMoreAsync();
        Assert.Equal([AuditAction.SecondFactorAdded], await ActionsAsync(host, person));
    }

    [Theory, EachDatabase]
    public async Task SetUp_StoresTheSecretEncryptedAndTheCodesHashed(Database database)
    {
        var (host, person, _, secret, codes) = await ArrangeAsync(database);

        await using var context = host.NewContext();
        var stored = await context.Authenticators.SingleAsync(row => row.UserId == person.Id, Cancelled);
        var hashes = await context.RecoveryCodes.Where(code => code.UserId == person.Id).Select(code => code.CodeHash)
            .ToListAsync(Cancelled);

        Assert.DoesNotContain(secret, stored.ProtectedSecret, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(RecoveryCode.Count, hashes.Count);
        Assert.DoesNotContain(codes[0], hashes);
    }

    [Theory, EachDatabase]
    public async Task SetUp_TheSameFormTwice_ShowsTheSameCodesAndHasOneEffect(Database database)
    {
        var host = await hosts.OnAsync(database);
        var person = await host.Data.PersonAsync();
        var visitor = await host.SignInAsync(person);
        var (page, secret) = await visitor.BeginSecondFactorAsync();
        var form = SecondFactors.CodeForm(host.CodeOf(secret));

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => visitor.SubmitAsync(page.Form("/confirm"), form)));
        var other = await visitor.SubmitAsync(
            page.Form("/confirm"), new Dictionary<string, string?>(form) { ["token"] = $"{Guid.NewGuid()}" });

        Assert.All(answers, answer => Assert.Equal(SecondFactors.RecoveryCodes(answers[0]), SecondFactors.RecoveryCodes(answer)));
        Assert.Equal(Security, other.Location);
        Assert.Equal([AuditAction.SecondFactorAdded], await ActionsAsync(host, person));
        Assert.Empty(host.Log.Errors);
    }

    [Theory, EachDatabase]
    public async Task SetUp_StartedAgain_ReplacesOnlyAnUnconfirmedSecret(Database database)
    {
        var host = await hosts.OnAsync(database);
        var visitor = await host.SignInAsync(await host.Data.PersonAsync());
        var (stale, first) = await visitor.BeginSecondFactorAsync();
        var begin = stale.Form("/begin");
        var (page, second) = await visitor.BeginSecondFactorAsync();

        var old = await visitor.SubmitAsync(page.Form("/confirm"), SecondFactors.CodeForm(host.CodeOf(first)));
        var right = await visitor.SubmitAsync(page.Form("/confirm"), SecondFactors.CodeForm(host.CodeOf(second)));
        await visitor.SubmitAsync(begin);

        Assert.NotEqual(first, second);
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.OK), (old.Status, right.Status));
        host.Time.Advance(SecondFactors.Step);
        Assert.Equal(HttpStatusCode.Redirect, (await TurnOffAsync(visitor, host.CodeOf(second))).Status);
    }

    [Theory, EachDatabase]
    public async Task SetUp_InABrowserLeftOpen_ShowsNoSecretWithoutThePassword(Database database)
    {
        var host = await hosts.OnAsync(database);
        var visitor = await host.SignInAsync(await host.Data.PersonAsync());
        var (page, secret) = await visitor.BeginSecondFactorAsync();
        host.Time.Advance(UserSession.FreshFor);

        var later = await visitor.GetAsync(SecondFactors.Address);
        var begun = await visitor.SubmitAsync(later.Form("/begin"));
        var confirmed = await visitor.SubmitAsync(page.Form("/confirm"), SecondFactors.CodeForm("123456"));
        var right = await visitor.SubmitAsync(confirmed.Form("/confirm"), new Dictionary<string, string?>
        {
            ["Code"] = host.CodeOf(secret),
            ["CurrentPassword"] = Person.Password,
        });

        foreach (var shown in new[] { later, begun, confirmed })
        {
            Assert.Null(shown.Document.QuerySelector("svg.qr-code"));
            Assert.Null(shown.Document.QuerySelector(".secret"));
        }

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (begun.Status, confirmed.Status));
        HtmlAssert.FieldError(confirmed, "Current password",
            "Enter your current password.");
        Assert.Equal("123456", confirmed.Control("Code").GetAttribute("value"));
        SecondFactors.RecoveryCodes(right);
    }

    [Theory, EachDatabase]
    public async Task TurnOff_WithACodeOrARecoveryCode_LeavesNoData(Database database)
    {
        await using var console = await MailedConsole.StartAsync(database);
        foreach (var recovers in new[] { false, true })
        {
            var (host, person, visitor, secret, codes) = await ArrangeAsync(console.Host);
            await console.ReceiveAsync();

            var wrong = await TurnOffAsync(visitor, recovers ? "abcd-efgh-ijkl-mnop" : host.WrongCodeOf(secret));
            var page = await visitor.GetAsync(SecondFactors.Address);
            var form = SecondFactors.CodeForm(recovers ? codes[0] : host.CodeOf(secret));
            var right = await visitor.SubmitAsync(page.Form("/turn-off"), form);
            var again = await visitor.SubmitAsync(page.Form("/turn-off"), form);

            Assert.Equal(HttpStatusCode.BadRequest, wrong.Status);
            Assert.Equal((Security, Security), (right.Location, again.Location));
            HtmlAssert.Flash(await visitor.FollowAsync(right), "Two-factor sign-in was turned off.");
            await host.NewVisitor().SignInAsync(person);
            var mail = await console.ReceiveAsync();
            Assert.Equal((person.Email, "Two-factor sign-in was turned off"), (mail.To, mail.Message.Subject));
            await console.AssertNothingMoreAsync();
            Assert.Equal([AuditAction.SecondFactorAdded, AuditAction.SecondFactorRemoved], await ActionsAsync(host, person));
            await using var context = host.NewContext();
            Assert.False(await context.Authenticators.AnyAsync(row => row.UserId == person.Id, Cancelled));
            Assert.False(await context.RecoveryCodes.AnyAsync(code => code.UserId == person.Id, Cancelled));
        }
    }

    [Theory, EachDatabase]
    public async Task TurnOff_LongAfterThePassword_AsksForItAndKeepsTheCode(Database database)
    {
        var (host, _, visitor, secret, _) = await ArrangeAsync(database);
        host.Time.Advance(UserSession.FreshFor);

        var refused = await TurnOffAsync(visitor, host.CodeOf(secret));

        HtmlAssert.FieldError(refused, "Current password",
            "Enter your current password.");
        Assert.Equal(host.CodeOf(secret), refused.Control("Code").GetAttribute("value"));
    }

    [Theory, EachDatabase]
    public async Task TurnOff_GuessedCodes_AreRefusedAfterTenAttempts(Database database)
    {
        var (host, _, visitor, secret, _) = await ArrangeAsync(database);
        for (var guess = 0; guess < SignInThrottle.MaxTries; guess++)
        {
            await TurnOffAsync(visitor, host.WrongCodeOf(secret));
        }

        HtmlAssert.FieldError(await TurnOffAsync(visitor, host.CodeOf(secret)), "Code", "Too many attempts. Try again in 15 minutes.");
    }

    [Theory, EachDatabase]
    public async Task TurnedOffAndOn_ForgetsRememberedBrowsers(Database database)
    {
        var (host, person, visitor, secret, _) = await ArrangeAsync(database);
        var browser = host.NewVisitor();
        await browser.GivePasswordAsync(person);
        var cookie = (await browser.GiveCodeAsync(host.CodeOf(secret), remember: true)).CookieOf("__Host-console.device");
        host.Time.Advance(SecondFactors.Step);
        Assert.Equal(Security, (await TurnOffAsync(visitor, host.CodeOf(secret))).Location);
        await host.AddSecondFactorAsync(visitor);

        await host.NewVisitorWith(cookie).GivePasswordAsync(person);
    }

    [Theory, EachDatabase]
    public async Task RecoveryCodes_Regenerated_ReplaceTheOldOnesOnce(Database database)
    {
        var (host, person, visitor, _, old) = await ArrangeAsync(database);
        var form = (await visitor.GetAsync("/account/security/recovery-codes")).Form("/recovery-codes");

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => visitor.SubmitAsync(form)));
        var codes = SecondFactors.RecoveryCodes(answers[0]);
        var thief = host.NewVisitor();
        await thief.GivePasswordAsync(person);
        var before = await thief.GiveCodeAsync(old[0]);
        var used = await thief.GiveCodeAsync(codes[0]);
        var later = await visitor.SubmitAsync(form);

        Assert.All(answers, answer => Assert.Equal(codes, SecondFactors.RecoveryCodes(answer)));
        Assert.Empty(codes.Intersect(old));
        Assert.Equal((HttpStatusCode.BadRequest, "/workspaces"), (before.Status, used.Location));
        // Sending the form again doesn't bring back used codes.
        Assert.Equal(codes, SecondFactors.RecoveryCodes(later));
        Assert.Contains("9 of 10 left", (await visitor.GetAsync(Security)).Text, StringComparison.Ordinal);
        Assert.Equal(
            [AuditAction.SecondFactorAdded, AuditAction.RecoveryCodesMade, AuditAction.RecoveryCodeUsed], await ActionsAsync(host, person));
    }

    [Theory, EachDatabase]
    public async Task RecoveryCodes_WithoutASecondFactor_RedirectBack(Database database)
    {
        var host = await hosts.OnAsync(database);
        var visitor = await host.SignInAsync(await host.Data.PersonAsync());

        Assert.Equal(Security, (await visitor.GetAsync("/account/security/recovery-codes")).Location);
    }

    private static async Task<Page> TurnOffAsync(Visitor visitor, string code) => await visitor.SubmitAsync(
        (await visitor.GetAsync(SecondFactors.Address)).Form("/turn-off"), SecondFactors.CodeForm(code));

    private async Task<(ConsoleHost Host, Person Person, Visitor Visitor, string Secret, IReadOnlyList<string> Codes)> ArrangeAsync(
        Database database) => await ArrangeAsync(await hosts.OnAsync(database));

    private static async Task<(ConsoleHost Host, Person Person, Visitor Visitor, string Secret, IReadOnlyList<string> Codes)> ArrangeAsync(
        ConsoleHost host)
    {
        var person = await host.Data.PersonAsync();
        var visitor = await host.SignInAsync(person);
        var (secret, codes) = await host.AddSecondFactorAsync(visitor);
        return (host, person, visitor, secret, codes);
    }

    private static async Task<List<string>> ActionsAsync(ConsoleHost host, Person person)
    {
        await using var context = host.NewContext();
        var stream = AuditStreams.OfAccount(person.Id);
        string[] ofSessions = [AuditAction.SignedIn, AuditAction.SignedOut];
        return await context.AuditEntries.Where(entry => entry.Stream == stream && !ofSessions.Contains(entry.Action))
            .OrderBy(entry => entry.Number).Select(entry => entry.Action).ToListAsync(Cancelled);
    }
}
