using System.Net;
using Microsoft.Extensions.DependencyInjection;
using MiniProgramConsole.Core.Accounts.Throttling;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Features.Account.SignIn;

/// <summary>One network tries the passwords of many accounts.</summary>
public sealed class NetworkGuessTests
{
    private const int Max = 8;
    private const string Failed = "The email or password is incorrect.";
    private const string Refused =
        "Too many failed attempts from your network. Try again in 15 minutes, or use a browser that you have signed in with before.";

    [Theory, EachDatabase]
    public async Task OnePassword_TriedOnManyEmails_IsRefusedAfterTheLimitExceptOnKnownBrowsers(Database database)
    {
        await using var host = await StartAsync(database, Max);
        var (person, colleague) = (await host.Data.PersonAsync(), await host.Data.PersonAsync());
        var (known, stranger) = (await host.SignInAsync(person), host.NewVisitor());
        await known.SubmitAsync((await known.GetAsync("/workspaces")).Form("/account/sign-out"));

        var guesses = new List<string>();
        for (var number = 0; number < Max + 2; number++)
        {
            guesses.Add(Alert(await stranger.TrySignInAsync($"person{number}@test.example", "kazoo-velvet-otter")));
        }

        Assert.Equal([.. Enumerable.Repeat(Failed, Max), Refused, Refused], guesses);
        Assert.Equal(Refused, Alert(await stranger.TrySignInAsync(colleague.Email, Person.Password)));
        Assert.Equal("/workspaces", (await known.TrySignInAsync(person.Email, Person.Password)).Location);
        host.Time.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal("/workspaces", (await stranger.TrySignInAsync(colleague.Email, Person.Password)).Location);
    }

    [Theory, EachDatabase]
    public async Task RightPasswords_BetweenWrongOnes_NeitherCountNorResetTheCount(Database database)
    {
        await using var host = await StartAsync(database, Max);
        for (var number = 0; number < 2 * Max; number++)
        {
            await host.SignInAsync(await host.Data.PersonAsync());
        }

        var (thief, own) = (host.NewVisitor(), await host.Data.PersonAsync());
        for (var number = 0; number < Max; number++)
        {
            Assert.Equal(Failed, Alert(await thief.TrySignInAsync($"person{number}@test.example", "kazoo-velvet-otter")));
            if (number < Max - 1)
            {
                Assert.Equal("/workspaces", (await host.NewVisitor().TrySignInAsync(own.Email, Person.Password)).Location);
            }
        }

        Assert.Equal(Refused, Alert(await thief.TrySignInAsync("person@test.example", "kazoo-velvet-otter")));
    }

    [Theory, EachDatabase]
    public async Task Guesses_SpreadOverADay_AreRefusedForADay(Database database)
    {
        await using var host = await StartAsync(database, max: Max, maxADay: Max + 2);
        var stranger = host.NewVisitor();
        var answers = new List<string>();
        for (var number = 0; number < Max + 3; number++)
        {
            answers.Add(Alert(await stranger.TrySignInAsync($"person{number}@test.example", "kazoo-velvet-otter")));
            host.Time.Advance(TimeSpan.FromMinutes(15));
        }

        Assert.All(answers.Take(Max + 2), answer => Assert.Equal(Failed, answer));
        Assert.StartsWith("Too many failed attempts from your network. Try again in 1425 minutes", answers[^1], StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task WrongCodes_AndWrongPasswords_CountTogether(Database database)
    {
        await using var host = await StartAsync(database, Max);
        var (person, stranger) = (await host.Data.PersonAsync(), host.NewVisitor());
        var (secret, _) = await host.AddSecondFactorAsync(await host.SignInAsync(person));
        await stranger.GivePasswordAsync(person);
        await stranger.GiveCodeAsync(host.WrongCodeOf(secret));
        for (var number = 1; number < Max; number++)
        {
            await stranger.ResetAsync($"person{number}@test.example", "123456");
        }

        var reset = await stranger.ResetAsync(person.Email, "123456");
        var code = await stranger.GiveCodeAsync(host.CodeOf(secret));

        HtmlAssert.FieldError(reset, "Code", Refused);
        HtmlAssert.FieldError(code, "Code", Refused);
        Assert.Equal(HttpStatusCode.BadRequest, code.Status);
    }

    [Theory, EachDatabase]
    public async Task Settings_NotSet_AreAHundredAndFiveHundred(Database database)
    {
        await using var host = await ConsoleHost.StartWithAsync(
            database, new() { ["Guesses:PerNetwork"] = "", ["Guesses:PerNetworkPerDay"] = "" });

        Assert.Equal(new NetworkGuessLimits(100, 500), host.Services.GetRequiredService<NetworkGuessLimits>());
    }

    private static Task<ConsoleHost> StartAsync(Database database, int max, int maxADay = 1000) => ConsoleHost.StartWithAsync(
        database, new() { ["Guesses:PerNetwork"] = $"{max}", ["Guesses:PerNetworkPerDay"] = $"{maxADay}" });

    private static string Alert(Page page) => Page.Normal(page.Document.QuerySelector("[role=alert]")!.TextContent);
}
