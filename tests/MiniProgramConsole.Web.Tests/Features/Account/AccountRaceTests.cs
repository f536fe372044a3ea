using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Accounts.SecondFactor;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Interceptors;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Features.Account;

/// <summary>An account changes while someone signs in or changes it too. One must complete before the other starts.</summary>
public sealed partial class AccountRaceTests
{
    private const string ReadsTheAccount = "SELECT … FROM Users";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [EachDatabase(true)]
    [EachDatabase(false)]
    public async Task Register_AgainWhileTheOwnerConfirms_LeavesNoOtherPasswordOnTheConfirmedAccount(Database database, bool registersFirst)
    {
        var midst = new InTheMidst();
        await using var host = await ConsoleHost.StartAsync(database, interceptors: midst);
        var (owner, attacker, email) = (host.NewVisitor(), host.NewVisitor(), RegisterForm.NewEmail());
        await owner.RegisterAsync(RegisterForm.Valid(email));
        var confirmation = (await owner.GetAsync(await LinkAsync(host, email))).Form("/account/confirm");
        var registration = (await attacker.GetAsync("/account/register")).Form("/account/register");
        Page? confirmed = null;
        Page? registered = null;

        async Task ConfirmAsync() =>
            confirmed = await owner.SubmitAsync(confirmation, new Dictionary<string, string?> { ["Password"] = RegisterForm.Password });
        async Task RegisterAsync() =>
            registered = await attacker.SubmitAsync(registration, RegisterForm.Valid(email, OwnAccount.AttackersPassword));
        midst.Let(ReadsTheAccount, registersFirst ? ConfirmAsync : RegisterAsync);
        await (registersFirst ? RegisterAsync() : ConfirmAsync());
        await midst.Happened;

        Assert.Equal("/account/register/sent", registered!.Location);
        Assert.Equal(registersFirst ? HttpStatusCode.NotFound : HttpStatusCode.Redirect, confirmed!.Status);
        await using var context = host.NewContext();
        Assert.Equal(!registersFirst, await context.Users.Select(user => user.EmailConfirmed).SingleAsync(Cancelled));
        var password = registersFirst ? OwnAccount.AttackersPassword : RegisterForm.Password;
        var signIn = await host.NewVisitor().TrySignInAsync(email, password);
        Assert.Equal(registersFirst, signIn.Text.Contains("is not confirmed yet", StringComparison.Ordinal));
        Assert.Equal(registersFirst ? null : "/workspaces", signIn.Location);
        Assert.Empty(host.Log.Errors);
    }

    [Theory]
    [InlineData("set password", 1)]
    [InlineData("email", 1)]
    [InlineData("second factor", 0)]
    [InlineData("reset code", 0)]
    public async Task Session_StartedWhileTheAccountChanges_DoesNotSurvive(string change, int left)
    {
        // SQLite has a single writer, so nothing can happen in the middle of a transaction.
        Assert.SkipWhen(DatabaseServers.WhyNot(Database.PostgreSql) is not null, $"{DatabaseServers.WhyNot(Database.PostgreSql)}");
        var midst = new InTheMidst();
        await using var host = await ConsoleHost.StartAsync(Database.PostgreSql, interceptors: midst);
        var (person, browser) = (await host.Data.PersonAsync(), host.NewVisitor());
        if (change == "second factor")
        {
            // A remembered browser signs in with the password alone.
            var (secret, _) = await host.AddSecondFactorAsync(await host.SignInAsync(person));
            await browser.GivePasswordAsync(person);
            await browser.GiveCodeAsync(host.CodeOf(secret), remember: true);
        }

        await using var context = host.NewContext();
        await context.Sessions.ExecuteDeleteAsync(Cancelled);
        var send = await PrepareAsync(host, person, change);
        Page? signedIn = null;
        midst.Let("DELETE FROM Sessions", async () => signedIn = await browser.TrySignInAsync(person.Email, Person.Password));

        await send();
        await midst.Happened;

        Assert.Equal(HttpStatusCode.BadRequest, signedIn!.Status);
        Assert.Equal(left, await context.Sessions.CountAsync(Cancelled));
        Assert.Empty(host.Log.Errors);
    }

    [Theory, EachDatabase]
    public async Task Browser_RememberedWhileThePasswordIsReplaced_IsNotTrusted(Database database)
    {
        var midst = new InTheMidst();
        await using var host = await ConsoleHost.StartAsync(database, interceptors: midst);
        var person = await host.Data.PersonAsync();
        var (secret, _) = await host.AddSecondFactorAsync(await host.SignInAsync(person));
        var reset = await PrepareAsync(host, person, "reset code");
        var browser = host.NewVisitor();
        await browser.GivePasswordAsync(person);
        midst.Let("UPDATE Authenticators", reset);

        var signedIn = await browser.GiveCodeAsync(host.CodeOf(secret), remember: true);
        await midst.Happened;

        Assert.Equal("/workspaces", signedIn.Location);
        await using var context = host.NewContext();
        Assert.False(await context.KnownDevices.AnyAsync(device => device.RememberedUntil != null, Cancelled));
        Assert.False(await context.Sessions.AnyAsync(Cancelled));
        Assert.Empty(host.Log.Errors);
    }

    [Theory, EachDatabase]
    public async Task SignIn_CompletedManyTimesAtOnce_StartsOneSessionAndUsesOneCode(Database database)
    {
        await using var host = await ConsoleHost.StartAsync(database);
        var person = await host.Data.PersonAsync();
        var (_, codes) = await host.AddSecondFactorAsync(await host.SignInAsync(person));
        await using var context = host.NewContext();
        await context.Sessions.ExecuteDeleteAsync(Cancelled);
        var ticket = (await host.NewVisitor().GivePasswordAsync(person)).CookieOf("__Host-console.second-factor");
        var visitors = Enumerable.Range(0, 5).Select(_ => host.NewVisitorWith(ticket)).ToList();
        var forms = await Task
            .WhenAll(visitors.Select(async visitor => (await visitor.GetAsync(SecondFactors.StepAddress)).Form(SecondFactors.StepAddress)));

        var answers = await Task.WhenAll(visitors.Select((visitor, i) => visitor.SubmitAsync(forms[i], SecondFactors.CodeForm(codes[i]))));

        Assert.Single(answers, answer => answer.Location == "/workspaces");
        Assert.Equal(4, answers.Count(answer => answer.Location == "/account/sign-in"));
        Assert.Equal((1, 9), (await context.Sessions.CountAsync(Cancelled), await context.RecoveryCodes.CountAsync(Cancelled)));
        Assert.Empty(host.Log.Errors);
    }

    // Prepares a change that ends sessions, made without a session or from a session that survives it.
    private static async Task<Func<Task>> PrepareAsync(ConsoleHost host, Person person, string change)
    {
        var visitor = change == "email" ? await host.SignInAsync(person) : host.NewVisitor();
        switch (change)
        {
            case "set password":
                var set = await IssueAsync(host, person, AccountTokenPurpose.SetPassword, email: null);
                var page = await visitor.GetAsync($"/account/set-password?token={set}");
                return () => visitor.SubmitAsync(
                    page.Form("/account/set-password"), new Dictionary<string, string?> { ["Password"] = OwnAccount.NewPassword });
            case "email":
                var link = await IssueAsync(host, person, AccountTokenPurpose.ChangeEmail, RegisterForm.NewEmail());
                var form = (await visitor.GetAsync($"/account/email/confirm?token={link}")).Form("/account/email/confirm");
                return () => visitor.SubmitAsync(form);
            case "second factor":
                return async () =>
                {
                    await using var scope = host.Services.CreateAsyncScope();
                    await scope.ServiceProvider.GetRequiredService<SecondFactorResetService>().ResetAsync(person.Email, Cancelled);
                };
            default:
                await visitor.ForgetAsync(person.Email);
                var code = OwnAccount.CodeIn(await host.LastMailAsync(person.Email));
                return () => visitor.ResetAsync(person.Email, code);
        }
    }

    private static async Task<string> IssueAsync(ConsoleHost host, Person person, string purpose, string? email)
    {
        await using var context = host.NewContext();
        var user = await context.Users.SingleAsync(row => row.Id == person.Id, Cancelled);
        var secret = await AccountTokenIssuer.IssueAsync(context, user, purpose, email, host.Time.Now, Cancelled);
        await context.SaveChangesAsync(Cancelled);
        return secret;
    }

    private static async Task<string> LinkAsync(ConsoleHost host, string email) =>
        Link().Match(await host.LastMailAsync(email)).Value;

    [GeneratedRegex(@"/account/confirm\?token=\w+")]
    private static partial Regex Link();
}
