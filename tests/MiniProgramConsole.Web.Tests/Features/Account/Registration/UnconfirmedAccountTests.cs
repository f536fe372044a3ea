using System.Diagnostics;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Accounts.Registration;
using MiniProgramConsole.Core.Auditing.Verifying;
using MiniProgramConsole.Core.Workspaces.Merchants;
using MiniProgramConsole.Web.Hosting;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Interceptors;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Features.Account.Registration;

public sealed class UnconfirmedAccountTests
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Account_NotConfirmedForSevenDays_IsRemovedAndItsEmailIsFree(Database database)
    {
        await using var console = await MailedConsole.StartAsync(database);
        var (host, email) = (console.Host, RegisterForm.NewEmail());
        await host.NewVisitor().RegisterAsync(RegisterForm.Valid(email));
        await console.ReceiveAsync();
        await using var context = host.NewContext();
        var id = await context.Users.Select(user => user.Id).SingleAsync(Cancelled);

        host.Time.Advance(AccountExpiryService.Lifetime - Moment);
        await TidyAsync(host);
        Assert.True(await context.Users.AnyAsync(Cancelled));
        host.Time.Advance(Moment);
        await TidyAsync(host);

        Assert.False(await context.Users.AnyAsync(Cancelled));
        Assert.False(await context.AccountTokens.AnyAsync(Cancelled));
        Assert.Equal(["account.registered", "account.deleted"], await host.ActionsAsync(id));
        await using var scope = host.Services.CreateAsyncScope();
        Assert.Empty((await scope.ServiceProvider.GetRequiredService<AuditVerifier>().VerifyAsync(Cancelled)).Findings);
        var person = await host.Data.PersonAsync();
        var visitor = await host.SignInAsync(person);
        await visitor.AskForEmailAsync(email);
        var link = await console.ReceiveOfTwoAsync("Confirm your new email for Mini Program Console");
        Assert.Equal(email, link.To);
        Assert.Equal("/account", (await visitor.TakeEmailAsync(link.LinkPath)).Location);
        Assert.Empty(host.Log.Errors);
    }

    [Theory, EachDatabase]
    public async Task Account_RegisteredAgain_StaysAsLongAsTheNewLinkWorks(Database database)
    {
        await using var console = await MailedConsole.StartAsync(database);
        var (host, visitor, email) = (console.Host, console.Host.NewVisitor(), RegisterForm.NewEmail());
        await visitor.RegisterAsync(RegisterForm.Valid(email));
        await console.ReceiveAsync();
        host.Time.Advance(AccountExpiryService.Lifetime - Moment);
        await visitor.RegisterAsync(RegisterForm.Valid(email));
        var link = await console.ReceiveAsync();

        host.Time.Advance(AccountToken.Lifetime - Moment);
        await TidyAsync(host);

        Assert.Equal("/merchants/new", (await visitor.ConfirmAsync(link.LinkPath)).Location);
    }

    [Theory, EachDatabase]
    public async Task Account_OfAnOperatorOrConfirmedOrDeleted_Stays(Database database)
    {
        await using var host = await ConsoleHost.StartAsync(database);
        await host.Data.PersonAsync();
        await using var scope = host.Services.CreateAsyncScope();
        var (outcome, _) = await scope.ServiceProvider.GetRequiredService<FirstOwnerService>().CreateAsync(
            "first@test.example", new MerchantDetails { MerchantName = "M", WorkspaceName = "W" }, Cancelled);
        await using var context = host.NewContext();
        var deleted = await host.Data.PersonAsync();
        await context.Users.Where(user => user.Id == deleted.Id).ExecuteUpdateAsync(
            set => set.SetProperty(user => user.EmailConfirmed, false).SetProperty(user => user.DeletedAt, host.Time.Now), Cancelled);

        host.Time.Advance(TimeSpan.FromDays(30));
        await TidyAsync(host);

        Assert.True(outcome.Succeeded);
        Assert.Equal(3, await context.Users.CountAsync(Cancelled));
        Assert.Empty(host.Log.Errors);
    }

    [Theory]
    [EachDatabase(true)]
    [EachDatabase(false)]
    public async Task Account_ConfirmedDuringItsRemoval_IsEitherConfirmedOrGone(Database database, bool confirmsFirst)
    {
        var midst = new InTheMidst();
        await using var host = await ConsoleHost.StartAsync(database, interceptors: midst);
        var (visitor, email) = (host.NewVisitor(), RegisterForm.NewEmail());
        await visitor.RegisterAsync(RegisterForm.Valid(email));
        await using var context = host.NewContext();
        var text = await context.OutboxMails.Select(mail => mail.Text).SingleAsync(Cancelled);
        var link = text!.Split('\n').Single(line => line.StartsWith(ConsoleHost.PublicUrl, StringComparison.Ordinal));
        var form = (await visitor.GetAsync(new Uri(link).PathAndQuery)).Form("/account/confirm");
        // Old enough to be removed, but kept as long as its link works.
        await context.Users
            .ExecuteUpdateAsync(set => set.SetProperty(user => user.CreatedAt, host.Time.Now - AccountExpiryService.Lifetime), Cancelled);
        Page? confirmed = null;
        async Task ConfirmAsync() =>
            confirmed = await visitor.SubmitAsync(form, new Dictionary<string, string?> { ["Password"] = RegisterForm.Password });
        if (confirmsFirst)
        {
            midst.Let("UPDATE AccountTokens", () => TidyAsync(host));
            await ConfirmAsync();
        }
        else
        {
            await context.AccountTokens.ExecuteUpdateAsync(set => set.SetProperty(token => token.ExpiresAt, host.Time.Now), Cancelled);
            // Makes the link valid again, as it was a moment ago.
            midst.Let("DELETE FROM SignInAttempts", async () =>
            {
                await ConfirmAsync();
            });
            await TidyAsync(host);
        }

        await midst.Happened;

        Assert.Equal(confirmsFirst ? HttpStatusCode.Redirect : HttpStatusCode.NotFound, confirmed!.Status);
        Assert.Equal(confirmsFirst ? 1 : 0, await context.Users.CountAsync(user => user.EmailConfirmed == confirmsFirst, Cancelled));
        Assert.Empty(host.Log.Errors);
    }

    [Theory, EachDatabase]
    public async Task Account_RegisteredAgainDuringItsRemoval_IsThereInTheEnd(Database database)
    {
        var midst = new InTheMidst();
        await using var host = await ConsoleHost.StartAsync(database, interceptors: midst);
        var email = RegisterForm.NewEmail();
        await host.NewVisitor().RegisterAsync(RegisterForm.Valid(email));
        var visitor = host.NewVisitor();
        var form = (await visitor.GetAsync("/account/register")).Form("/account/register");
        host.Time.Advance(AccountExpiryService.Lifetime);
        Page? sent = null;
        midst.Let("DELETE FROM SignInAttempts", async () => sent = await visitor.SubmitAsync(form, RegisterForm.Valid(email)));

        await TidyAsync(host);
        await midst.Happened;

        Assert.Equal("/account/register/sent", sent!.Location);
        await using var context = host.NewContext();
        Assert.Equal(1, await context.Users.CountAsync(Cancelled));
        Assert.Equal(
            1, await context.AccountTokens.CountAsync(token => token.ExpiresAt > host.Time.Now && token.UsedAt == null, Cancelled));
        Assert.Empty(host.Log.Errors);
    }

    [Theory, EachDatabase]
    public async Task Accounts_ManyRemovedAtOnce_KeepNobodyWaiting(Database database)
    {
        const int Accounts = 600;
        await using var host = await ConsoleHost.StartAsync(database);
        var person = await host.Data.PersonAsync();
        await using (var context = host.NewContext())
        {
            context.Users
                .AddRange(Enumerable.Range(0, Accounts).Select(number => Unconfirmed($"never{number}@test.example", host.Time.Now)));
            await context.SaveChangesAsync(Cancelled);
        }

        host.Time.Advance(AccountExpiryService.Lifetime);
        var watch = Stopwatch.StartNew();
        var tidying = Task.Run(() => TidyAsync(host), Cancelled);
        var longest = TimeSpan.Zero;
        for (var signIn = 0; signIn < 5; signIn++)
        {
            var began = watch.Elapsed;
            Assert.Equal("/workspaces", (await host.NewVisitor().TrySignInAsync(person.Email, Person.Password)).Location);
            longest = watch.Elapsed - began > longest ? watch.Elapsed - began : longest;
        }

        await tidying;

        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{database}: {Accounts} accounts went in {watch.Elapsed.TotalSeconds:0.0} s; the longest sign-in beside took {longest.TotalMilliseconds:0} ms.");
        await using var after = host.NewContext();
        Assert.Equal([person.Id], await after.Users.Select(user => user.Id).ToListAsync(Cancelled));
        Assert.True(longest < TimeSpan.FromSeconds(5), $"{longest}");
        Assert.Empty(host.Log.Errors);
    }

    private static ApplicationUser Unconfirmed(string email, DateTime at)
    {
        var user = new ApplicationUser { DisplayName = "Never", CreatedAt = at };
        user.TakeEmail(email, email.ToUpperInvariant());
        return user;
    }

    private static Task TidyAsync(ConsoleHost host) => host.Services.GetRequiredService<Housekeeping>().TidyAsync(Cancelled);
}
