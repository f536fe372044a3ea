using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Accounts.Passwords;
using MiniProgramConsole.Core.Accounts.Sessions;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Features.AccountSettings;

/// <summary>Proof of identity before account changes, and its effect on the session.</summary>
public sealed class ProofTests(ConsoleHosts hosts) : IClassFixture<ConsoleHosts>
{
    private const string SessionCookie = "__Host-console.session";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Proof_WithASecondFactor_NeedsACodeTooAndKeepsWhatWasTyped(Database database)
    {
        var (host, person, visitor, secret, _) = await ArrangeAsync(database);
        var form = await OpenLaterAsync(host, visitor);

        var missing = await visitor.SubmitAsync(form, Rename("Wei", Person.Password, code: null));
        var wrong = await visitor.SubmitAsync(form, Rename("Wei", Person.Password, host.WrongCodeOf(secret)));
        var wrongPassword = await visitor.SubmitAsync(form, Rename("Wei", "not the password", host.CodeOf(secret)));
        var right = await visitor.SubmitAsync(wrongPassword.Form("/account/name"), Rename("Wei", Person.Password, host.CodeOf(secret)));
        var fresh = await visitor.GetAsync("/account");

        HtmlAssert.FieldError(missing, "Code", "Enter the code.");
        HtmlAssert.FieldError(
            wrong, "Code",
            "That code is incorrect or has already been used. Wait for the app to show the next one, and check that your phone's clock is correct.");
        HtmlAssert.FieldError(wrongPassword, "Current password", "That is not your current password.");
        Assert.All([missing, wrong, wrongPassword], page => Assert.Equal(HttpStatusCode.BadRequest, page.Status));
        Assert.Equal(
            ("Wei", host.CodeOf(secret)),
            (wrongPassword.Control("Name").GetAttribute("value"), wrongPassword.Control("Code").GetAttribute("value")));
        Assert.Equal("/account", right.Location);
        Assert.Null(fresh.Document.GetElementById(PasswordProofService.CodeField));
        Assert.Contains(AuditAction.NameChanged, await host.ActionsAsync(person.Id));
    }

    [Theory, EachDatabase]
    public async Task Proof_ByRecoveryCode_WorksOnceAndIsLoggedAndMailed(Database database)
    {
        var (host, person, visitor, _, codes) = await ArrangeAsync(database);
        var form = await OpenLaterAsync(host, visitor);

        var right = await visitor.SubmitAsync(form, Rename("Wei", Person.Password, codes[0]));
        host.Time.Advance(UserSession.FreshFor);
        var again = await visitor.SubmitAsync(
            (await visitor.GetAsync("/account")).Form("/account/name"), Rename("Lin", Person.Password, codes[0]));

        Assert.Equal("/account", right.Location);
        HtmlAssert.FieldError(again, "Code", "That code is incorrect. The app's codes have 6 digits; a recovery code works once.");
        Assert.Single(await host.ActionsAsync(person.Id), AuditAction.RecoveryCodeUsed);
        await using var context = host.NewContext();
        Assert.Equal(
            1,
            await context.OutboxMails.CountAsync(
                mail => mail.Recipient == person.Email && mail.Subject == "A recovery code was used", Cancelled));
    }

    [Theory, EachDatabase]
    public async Task ChangingThePassword_AsksForBothHoweverRecentlyTheyWereGiven(Database database)
    {
        var (host, _, visitor, secret, _) = await ArrangeAsync(database);

        var missing = await visitor.ChangePasswordAsync(OwnAccount.NewPassword);
        var form = missing.Form("/account/security/password");
        var values = new Dictionary<string,
        string?>(OwnAccount.NewPasswordForm(OwnAccount.NewPassword))
        { ["CurrentCode"] = host.CodeOf(secret) };
        var right = await visitor.SubmitAsync(form, values);
        var again = await visitor.SubmitAsync(form, values);

        HtmlAssert.FieldError(missing, "Code", "Enter the code.");
        Assert.Equal(("/account/security", "/account/security"), (right.Location, again.Location));
    }

    [Theory, EachDatabase]
    public async Task TurningTheSecondFactorOff_LongAfterSigningIn_NeedsOnlyOneCode(Database database)
    {
        var (host, person, visitor, secret, _) = await ArrangeAsync(database);
        host.Time.Advance(UserSession.FreshFor);
        var form = (await visitor.GetAsync(SecondFactors.Address)).Form("/turn-off");

        var wrong = await visitor.SubmitAsync(form, TurnOff(Person.Password, host.WrongCodeOf(secret)));
        var stillAsked = await visitor.SubmitAsync(form, TurnOff(null, host.CodeOf(secret)));
        var right = await visitor.SubmitAsync(form, TurnOff(Person.Password, host.CodeOf(secret)));

        Assert.Equal(HttpStatusCode.BadRequest, wrong.Status);
        HtmlAssert.FieldError(stillAsked, "Current password", "Enter your current password.");
        Assert.Equal("/account/security", right.Location);
        await using var context = host.NewContext();
        Assert.False(await context.Users.Where(user => user.Id == person.Id).Select(user => user.TwoFactorEnabled).SingleAsync(Cancelled));
    }

    // The browser may have been left open, because nobody has given a code in this session.
    [Theory, EachDatabase]
    public async Task Proof_OnARememberedBrowser_NeedsBothImmediately(Database database)
    {
        var (host, person, _, secret, _) = await ArrangeAsync(database);
        var browser = host.NewVisitor();
        await browser.GivePasswordAsync(person);
        await browser.GiveCodeAsync(host.CodeOf(secret), remember: true);
        Assert.Null((await browser.GetAsync("/account")).Document.GetElementById(PasswordProofService.CodeField));
        await browser.SubmitAsync((await browser.GetAsync("/account")).Form("/account/sign-out"));
        await browser.SignInAsync(person);

        var page = await browser.GetAsync("/account");

        Assert.NotNull(page.Document.GetElementById(PasswordProofService.CodeField));
        Assert.NotNull(page.Document.GetElementById(PasswordProofService.Field));
    }

    [Theory, EachDatabase]
    public async Task Proving_GivesTheSessionANewSecretAndTheOldOneReadsForHalfAMinute(Database database)
    {
        var host = await hosts.OnAsync(database);
        var (person, visitor) = (await host.Data.PersonAsync(), host.NewVisitor());
        var former = (await visitor.TrySignInAsync(person.Email, Person.Password)).CookieOf(SessionCookie);
        var (thief, other) = (host.NewVisitorWith(former), host.NewVisitorWith(former));
        host.Time.Advance(UserSession.FreshFor);
        var form = (await thief.GetAsync("/account")).Form("/account/name");

        var proved = await visitor.SubmitAsync(
            (await visitor.GetAsync("/account")).Form("/account/name"), Rename("Wei", Person.Password, null));
        var read = await thief.GetAsync("/account");
        var written = await thief.SubmitAsync(form, Rename("Thief", null, null));
        host.Time.Advance(UserSession.FormerLifetime);
        var late = await other.GetAsync("/account");

        Assert.NotEqual(former.Split(';')[0], proved.CookieOf(SessionCookie).Split(';')[0]);
        Assert.Equal(HttpStatusCode.OK, read.Status);
        Assert.Equal("/account/sign-in", written.Location);
        Assert.StartsWith("/account/sign-in?returnUrl=", late.Location, StringComparison.Ordinal);
        Assert.Equal("Wei", (await visitor.GetAsync("/account")).Control("Name").GetAttribute("value"));
    }

    [Theory, EachDatabase]
    public async Task Form_InTransitWithTheOldSecret_IsSentAgainWithTheNewOne(Database database)
    {
        var host = await hosts.OnAsync(database);
        var person = await host.Data.PersonAsync();
        var visitor = await host.SignInAsync(person);
        host.Time.Advance(UserSession.FreshFor);
        IHtmlFormElement form = (await visitor.GetAsync("/account")).Form("/account/name");

        var answers = await Task
            .WhenAll(Enumerable.Range(0, 4).Select(_ => visitor.SubmitAsync(form, Rename("Wei", Person.Password, null))));

        Assert.All(answers, answer => Assert.Equal("/account", answer.Location));
        Assert.Single(await host.ActionsAsync(person.Id), AuditAction.NameChanged);
        Assert.Empty(host.Log.Errors);
    }

    [Theory, EachDatabase]
    public async Task ChangingThePassword_RevokesTheOldSecret(Database database)
    {
        var host = await hosts.OnAsync(database);
        var (person, visitor) = (await host.Data.PersonAsync(), host.NewVisitor());
        var thief = host.NewVisitorWith((await visitor.TrySignInAsync(person.Email, Person.Password)).CookieOf(SessionCookie));

        await visitor.ChangePasswordAsync(OwnAccount.NewPassword);

        Assert.StartsWith("/account/sign-in", (await thief.GetAsync("/account")).Location, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/account")).Status);
    }

    private static Dictionary<string, string?> Rename(string name, string? password, string? code) =>
        new() { ["DisplayName"] = name, ["CurrentPassword"] = password, ["CurrentCode"] = code };

    private static Dictionary<string,
    string?> TurnOff(string? password, string code) => new() { ["Code"] = code, ["CurrentPassword"] = password };

    private static async Task<IHtmlFormElement> OpenLaterAsync(ConsoleHost host, Visitor visitor)
    {
        host.Time.Advance(UserSession.FreshFor);
        return (await visitor.GetAsync("/account")).Form("/account/name");
    }

    private async Task<(ConsoleHost Host, Person Person, Visitor Visitor, string Secret,
        IReadOnlyList<string> Codes)> ArrangeAsync(Database database)
    {
        var host = await hosts.OnAsync(database);
        var person = await host.Data.PersonAsync();
        var visitor = await host.SignInAsync(person);
        var (secret, codes) = await host.AddSecondFactorAsync(visitor);
        return (host, person, visitor, secret, codes);
    }
}
