using System.Diagnostics;
using System.Net;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Features.Account.SignIn;

public sealed class SignInThrottleTests
{
    private const string Failed = "The email or password is incorrect.";
    private const string Refused = "Too many attempts for this email. Try again in 15 minutes.";

    [Theory, EachDatabase]
    public async Task TenWrongAttempts_OnAKnownOrUnknownEmail_AreRefusedAlike(Database database)
    {
        await using var host = await ConsoleHost.StartAsync(database);
        var person = await host.Data.PersonAsync();
        var visitor = host.NewVisitor();
        foreach (var email in new[] { person.Email, "nobody@test.example" })
        {
            for (var count = 0; count < 10; count++)
            {
                Assert.Equal(Failed, Alert(await visitor.TrySignInAsync(email, "wrong")));
            }

            var eleventh = await visitor.TrySignInAsync(email.ToUpperInvariant(), Person.Password);
            Assert.Equal((HttpStatusCode.BadRequest, Refused), (eleventh.Status, Alert(eleventh)));
        }

        host.Time.Advance(TimeSpan.FromMinutes(14) + TimeSpan.FromSeconds(1));
        Assert.Equal(
            "Too many attempts for this email. Try again in 1 minute.", Alert(await visitor.TrySignInAsync(person.Email, "wrong")));
        host.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("/workspaces", (await visitor.TrySignInAsync(person.Email, Person.Password)).Location);
    }

    [Theory, EachDatabase]
    public async Task Attempts_FurtherApart_AreNotCountedTogether(Database database)
    {
        await using var host = await ConsoleHost.StartAsync(database);
        var person = await host.Data.PersonAsync();
        var visitor = host.NewVisitor();
        for (var count = 0; count < 9; count++)
        {
            await visitor.TrySignInAsync(person.Email, "wrong");
        }

        host.Time.Advance(TimeSpan.FromMinutes(15));
        for (var count = 0; count < 9; count++)
        {
            Assert.Equal(Failed, Alert(await visitor.TrySignInAsync(person.Email, "wrong")));
        }

        Assert.Equal("/workspaces", (await visitor.TrySignInAsync(person.Email, Person.Password)).Location);
        await using var context = host.NewContext();
        var emailHash = Hashing.Sha256(person.Email.ToUpperInvariant());
        Assert.False(await context.SignInThrottles.AnyAsync(row => row.EmailHash == emailHash, TestContext.Current.CancellationToken));
    }

    [Theory, EachDatabase]
    public async Task Guesses_InParallel_AreLimitedToTen(Database database)
    {
        await using var host = await ConsoleHost.StartAsync(database);
        var person = await host.Data.PersonAsync();
        var visitor = host.NewVisitor();
        var form = (await visitor.GetAsync("/account/sign-in")).Form("/account/sign-in");

        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(number => visitor.SubmitAsync(
            form, new Dictionary<string, string?> { ["Email"] = person.Email, ["Password"] = $"guess {number}" })));

        Assert.Equal(10, answers.Count(answer => Alert(answer) == Failed));
        Assert.Equal(20, answers.Count(answer => Alert(answer) == Refused));
        Assert.Empty(host.Log.Errors);
    }

    [Fact]
    public async Task UnknownEmail_TakesAsLongAsAKnownOne()
    {
        await using var host = await ConsoleHost.StartWithSlowPasswordsAsync(Database.Sqlite);
        var visitor = host.NewVisitor();
        var people = new List<Person>();
        for (var count = 0; count < 9; count++)
        {
            people.Add(await host.Data.PersonAsync());
        }

        await visitor.TrySignInAsync("warm-up@test.example", "wrong");
        await visitor.TrySignInAsync(people[0].Email, "wrong");
        var (known, unknown) = (new List<double>(), new List<double>());
        foreach (var person in people)
        {
            known.Add(await TimeAsync(() => visitor.TrySignInAsync(person.Email, "wrong")));
            unknown.Add(await TimeAsync(() => visitor.TrySignInAsync($"nobody-{person.Email}", "wrong")));
        }

        // Hashing takes most of the time. Without a decoy hash, an unknown email would be answered much faster.
        Assert.InRange(Median(unknown) / Median(known), 0.7, 1.4);
    }

    private static string Alert(Page page) => Page.Normal(page.Document.QuerySelector("[role=alert]")!.TextContent);

    private static async Task<double> TimeAsync(Func<Task> work)
    {
        var watch = Stopwatch.StartNew();
        await work();
        return watch.Elapsed.TotalMilliseconds;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
