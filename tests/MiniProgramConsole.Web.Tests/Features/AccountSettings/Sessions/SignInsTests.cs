using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Accounts.SignIn;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Features.AccountSettings.Sessions;

public sealed class SignInsTests(ConsoleHosts hosts) : IClassFixture<ConsoleHosts>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Get_ShowsAttemptsWithOnesOwnEmail(Database database)
    {
        var host = await hosts.OnAsync(database);
        var (person, other) = (await host.Data.PersonAsync(), await host.Data.PersonAsync());
        var visitor = host.NewVisitor();
        visitor.Client.DefaultRequestHeaders.UserAgent
            .ParseAdd("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0");
        await host.NewVisitor().TrySignInAsync(other.Email, "wrong");
        await host.NewVisitor().TrySignInAsync(person.Email.ToUpperInvariant(), "wrong");
        await visitor.SignInAsync(person);
        var (secret, _) = await host.AddSecondFactorAsync(visitor);
        host.Time.Advance(SecondFactors.Step);
        var thief = host.NewVisitor();
        await thief.GivePasswordAsync(person);
        await thief.GiveCodeAsync(host.WrongCodeOf(secret));

        var page = await visitor.GetAsync("/account/sign-ins");

        Assert.Equal("Recent sign-ins", page.Heading);
        Assert.Equal(["Correct password, wrong code", "Signed in", "Wrong password"], Outcomes(page));
        Assert.EndsWith("· Firefox on Windows", Lines(page)[1], StringComparison.Ordinal);
        Assert.EndsWith("· Unknown browser", Lines(page)[2], StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Get_ShowsTheNewestFiftyOfThirtyDays(Database database)
    {
        var host = await hosts.OnAsync(database);
        var person = await host.Data.PersonAsync();
        await AddAsync(host, person, host.Time.Now - SignInAttempt.Lifetime);
        var visitor = await host.SignInAsync(person);

        Assert.Equal(["Signed in"], Outcomes(await visitor.GetAsync("/account/sign-ins")));
        for (var number = 0; number < 55; number++)
        {
            await AddAsync(host, person, host.Time.Now.AddMinutes(-1));
        }

        Assert.Equal(50, Outcomes(await visitor.GetAsync("/account/sign-ins")).Count);
    }

    [Theory, EachDatabase]
    public async Task Attempts_AreKeptForKnownAndUnknownEmailsUnlessRefused(Database database)
    {
        await using var host = await ConsoleHost.StartAsync(database);
        var person = await host.Data.PersonAsync();
        var visitor = host.NewVisitor();
        for (var guess = 0; guess < 15; guess++)
        {
            await visitor.TrySignInAsync(person.Email, "wrong");
            await visitor.TrySignInAsync("nobody@test.example", "wrong");
        }

        await using var context = host.NewContext();
        var kept = await context.SignInAttempts.GroupBy(tried => tried.EmailHash).Select(group => group.Count()).ToListAsync(Cancelled);
        Assert.Equal([10, 10], kept);
    }

    private static async Task AddAsync(ConsoleHost host, Person person, DateTime at)
    {
        await using var context = host.NewContext();
        context.Add(new SignInAttempt
        {
            EmailHash = Hashing.Sha256(person.Email.ToUpperInvariant()),
            At = at,
            Outcome = SignInOutcome.WrongPassword,
        });
        await context.SaveChangesAsync(Cancelled);
    }

    private static IReadOnlyList<string> Outcomes(Page page) =>
        [.. page.Document.QuerySelectorAll(".entry-head").Select(entry => Page.Normal(entry.TextContent))];

    private static IReadOnlyList<string> Lines(Page page) =>
        [.. page.Document.QuerySelectorAll(".entry-when").Select(entry => Page.Normal(entry.TextContent))];
}
