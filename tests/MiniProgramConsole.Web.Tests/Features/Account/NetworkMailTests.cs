using System.Net;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Features.Account;

/// <summary>A daily limit for each network applies to mails to people who didn't ask for them.</summary>
public sealed class NetworkMailTests
{
    private const string Refused = "Your network has requested too many emails today. Try again tomorrow.";

    [Theory, EachDatabase]
    public async Task RegistrationsAndCodes_PastTheDailyLimit_AreRefusedExceptFromKnownBrowsers(Database database)
    {
        await using var host = await ConsoleHost.StartWithAsync(database, new() { ["Mail:PerNetworkPerDay"] = "3" });
        var (person, stranger) = (await host.Data.PersonAsync(), host.NewVisitorFrom("203.0.113.9"));
        var known = host.NewVisitorFrom("203.0.113.9");
        await known.SignInAsync(person);
        await known.SubmitAsync((await known.GetAsync("/workspaces")).Form("/account/sign-out"));
        await stranger.RegisterAsync(RegisterForm.Valid(RegisterForm.NewEmail()));
        await stranger.RegisterAsync(RegisterForm.Valid(RegisterForm.NewEmail()));
        await stranger.ForgetAsync(RegisterForm.NewEmail());

        var typed = RegisterForm.Valid(RegisterForm.NewEmail());
        var registered = await stranger.RegisterAsync(typed);
        var forgot = await stranger.ForgetAsync(person.Email);
        var elsewhere = await host.NewVisitorFrom("203.0.113.10").RegisterAsync(RegisterForm.Valid(RegisterForm.NewEmail()));

        Assert.All([registered, forgot], page =>
        {
            Assert.Equal(HttpStatusCode.BadRequest, page.Status);
            Assert.Contains(Refused, page.Text, StringComparison.Ordinal);
        });
        Assert.Equal(typed["Email"], registered.Control("Email").GetAttribute("value"));
        Assert.Equal(HttpStatusCode.Redirect, elsewhere.Status);
        Assert.Equal("/account/reset", (await known.ForgetAsync(person.Email)).Location);
        host.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal("/account/reset", (await stranger.ForgetAsync(person.Email)).Location);
    }
}
