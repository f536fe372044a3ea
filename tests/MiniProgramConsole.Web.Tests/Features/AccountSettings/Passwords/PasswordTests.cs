using System.Net;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Accounts.Throttling;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Features.AccountSettings.Passwords;

public sealed class PasswordTests(ConsoleHosts hosts) : IClassFixture<ConsoleHosts>
{
    private const string SessionCookieName = "__Host-console.session";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Change_EndsOtherSessionsAndRevokesPendingLinksAndCodes(Database database)
    {
        await using var console = await MailedConsole.StartAsync(database);
        var (host, person) = (console.Host, await console.Host.Data.PersonAsync("Lin Wei"));
        var (visitor, other) = (await host.SignInAsync(person), await host.SignInAsync(person));
        await visitor.ForgetAsync(person.Email);
        var code = OwnAccount.CodeIn((await console.ReceiveAsync()).Message.TextBody);
        var newEmail = RegisterForm.NewEmail();
        await visitor.AskForEmailAsync(newEmail);
        ReceivedMail[] asked = [await console.ReceiveAsync(), await console.ReceiveAsync()];
        await RememberDeviceAsync(host, person);

        var changed = await visitor.ChangePasswordAsync(OwnAccount.NewPassword);

        Assert.Equal("/account/security", changed.Location);
        var security = await visitor.FollowAsync(changed);
        HtmlAssert.Flash(security, "Your password was changed. Your other sessions were signed out.");
        Assert.Contains("Last changed", security.Text, StringComparison.Ordinal);
        Assert.Contains("/account/sign-in", (await other.GetAsync("/account")).Location!, StringComparison.Ordinal);
        var mail = await console.ReceiveAsync();
        Assert.Equal((person.Email, "Your password was changed"), (mail.To, mail.Message.Subject));
        Assert.Contains($"The password of the account {person.Email} was changed at ", mail.Message.TextBody, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(asked.Single(one => one.To == newEmail).LinkPath)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.ResetAsync(person.Email, code)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await host.NewVisitor().TrySignInAsync(person.Email, Person.Password)).Status);
        Assert.Equal("/workspaces", (await host.NewVisitor().TrySignInAsync(person.Email, OwnAccount.NewPassword)).Location);
        await using var context = host.NewContext();
        Assert.False(await context.KnownDevices.AnyAsync(device => device.RememberedUntil != null, Cancelled));
        Assert.Equal(host.Time.Now, await context.Users.Select(user => user.PasswordChangedAt).SingleAsync(Cancelled));
        Assert.Single(await host.ActionsAsync(person.Id), "account.password-changed");
    }

    [Theory, EachDatabase]
    public async Task Change_GivesThisSessionANewSecret(Database database)
    {
        var host = await hosts.OnAsync(database);
        var (person, visitor) = (await host.Data.PersonAsync(), host.NewVisitor());
        var before = Cookie(await visitor.TrySignInAsync(person.Email, Person.Password));
        var thief = host.NewVisitor();
        thief.Client.DefaultRequestHeaders.Add("Cookie", before);
        Assert.Equal(HttpStatusCode.OK, (await thief.GetAsync("/account")).Status);

        var changed = await visitor.ChangePasswordAsync(OwnAccount.NewPassword);

        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/account")).Status);
        Assert.NotEqual(before, Cookie(changed));
        Assert.Contains("/account/sign-in", (await thief.GetAsync("/account")).Location!, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Change_TheSameFormTwice_HasOneEffect(Database database)
    {
        var host = await hosts.OnAsync(database);
        var person = await host.Data.PersonAsync();
        var visitor = await host.SignInAsync(person);
        var form = (await visitor.GetAsync("/account/security/password")).Form("/account/security/password");
        var values = OwnAccount.NewPasswordForm(OwnAccount.NewPassword);

        Page[] answers = [await visitor.SubmitAsync(form, values), await visitor.SubmitAsync(form, values)];

        Assert.All(answers, answer => Assert.Equal("/account/security", answer.Location));
        Assert.Single(await host.ActionsAsync(person.Id), "account.password-changed");
        await using var context = host.NewContext();
        Assert.Equal(1, await context.OutboxMails.CountAsync(mail => mail.Recipient == person.Email, Cancelled));
    }

    [Theory, EachDatabase]
    public async Task Change_APasswordThatARuleRefuses_SaysSoAndChangesNothing(Database database)
    {
        var host = await hosts.OnAsync(database);
        var person = await host.Data.PersonAsync("Lin Wei");
        var visitor = await host.SignInAsync(person);

        var missing = await visitor.ChangePasswordAsync("");
        var tooShort = await visitor.ChangePasswordAsync("short pass!");
        var same = await visitor.ChangePasswordAsync(Person.Password);
        var unproved = await visitor.ChangePasswordAsync(OwnAccount.NewPassword, currentPassword: null);
        var wrong = await visitor.ChangePasswordAsync(OwnAccount.NewPassword, "not the password");

        HtmlAssert.FieldError(missing, "New password", "Enter a password.");
        HtmlAssert.FieldError(tooShort, "New password", "The password is 11 characters long. It needs at least 12.");
        HtmlAssert.FieldError(same, "New password", "That is already your password. Choose another one.");
        HtmlAssert.FieldError(unproved, "Current password", "Enter your current password.");
        HtmlAssert.FieldError(wrong, "Current password", "That is not your current password.");
        Assert.All([missing, tooShort, same, unproved, wrong], page => Assert.Equal(HttpStatusCode.BadRequest, page.Status));
        Assert.All([missing, tooShort, same, unproved, wrong], page => Assert.Null(page.Control("New password").GetAttribute("value")));
        Assert.Equal("/workspaces", (await host.NewVisitor().TrySignInAsync(person.Email, Person.Password)).Location);
        Assert.Equal("/account/security", (await visitor.ChangePasswordAsync(OwnAccount.NewPassword, Person.Password)).Location);
    }

    [Theory, EachDatabase]
    public async Task Security_BeforeTheFirstChange_SaysSo(Database database)
    {
        var host = await hosts.OnAsync(database);

        var page = await (await host.SignInAsync(await host.Data.PersonAsync())).GetAsync("/account/security");

        Assert.Contains("Not changed since the account was created.", page.Text, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Change_TheSameFormWithAnotherPassword_SaysSoAndAcceptsItNextTime(Database database)
    {
        var host = await hosts.OnAsync(database);
        var person = await host.Data.PersonAsync();
        var visitor = await host.SignInAsync(person);
        var form = (await visitor.GetAsync("/account/security/password")).Form("/account/security/password");
        const string second = "eleven amber teapots sing";

        await visitor.SubmitAsync(form, OwnAccount.NewPasswordForm(OwnAccount.NewPassword));
        var again = await visitor.SubmitAsync(form, OwnAccount.NewPasswordForm(second, OwnAccount.NewPassword));
        var third = await visitor.SubmitAsync(
            again.Form("/account/security/password"), OwnAccount.NewPasswordForm(second, OwnAccount.NewPassword));

        Assert.Equal(HttpStatusCode.Conflict, again.Status);
        Assert.Contains(
            "This form has already set your password. To change it again, enter the new password once more.",
            again.Text,
            StringComparison.Ordinal);
        Assert.Equal("/account/security", third.Location);
        Assert.Equal("/workspaces", (await host.NewVisitor().TrySignInAsync(person.Email, second)).Location);
    }

    private static async Task RememberDeviceAsync(ConsoleHost host, Person person)
    {
        await using var context = host.NewContext();
        context.KnownDevices.Add(new KnownDevice
        {
            SecretHash = Hashing.Sha256("device"),
            UserId = person.Id,
            ExpiresAt = host.Time.Now + KnownDevice.Lifetime,
            RememberedUntil = host.Time.Now + KnownDevice.Lifetime,
        });
        await context.SaveChangesAsync(Cancelled);
    }

    private static string Cookie(Page page) =>
        page.Response.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith(SessionCookieName, StringComparison.Ordinal))
            .Split("; ")[0];
}
