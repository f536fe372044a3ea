using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MiniProgramConsole.Core.Accounts.Sessions;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;

namespace MiniProgramConsole.Web.Tests.Hosting.Commands;

public sealed class EndSessionsTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task End_EndsAllSessionsAndPendingSignInsAndIsLoggedAndMailed(Database database)
    {
        await using var console = await MailedConsole.StartAsync(database);
        var host = console.Host;
        var (person, other) = (await host.Data.PersonAsync("Lin Wei"), await host.Data.PersonAsync());
        var (visitor, elsewhere, stranger) = (await host.SignInAsync(person), host.NewVisitor(), await host.SignInAsync(other));
        var (secret, _) = await host.AddSecondFactorAsync(visitor);
        await console.ReceiveAsync();
        await elsewhere.GivePasswordAsync(person);

        await using var scope = host.Services.CreateAsyncScope();
        var outcome = await scope.ServiceProvider.GetRequiredService<SessionEndingService>().EndAsync(
            person.Email.ToUpperInvariant(), Cancelled);

        Assert.True(outcome.Succeeded);
        Assert.StartsWith("/account/sign-in", (await visitor.GetAsync("/account")).Location, StringComparison.Ordinal);
        Assert.Equal("/account/sign-in", (await elsewhere.GetAsync(SecondFactors.StepAddress)).Location);
        Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync("/account")).Status);
        var mail = await console.ReceiveAsync();
        Assert.Equal((person.Email, "Your sessions were signed out"), (mail.To, mail.Message.Subject));
        await console.AssertNothingMoreAsync();
        await using var context = host.NewContext();
        var entry = await context.AuditEntries.SingleAsync(entry => entry.Action == AuditAction.SessionsEndedByOperator, Cancelled);
        Assert.Equal((AuditStreams.OfAccount(person.Id), 0L, "Lin Wei"), (entry.Stream, entry.ActorId, entry.SubjectName));
        var again = host.NewVisitor();
        await again.GivePasswordAsync(person);
        Assert.Equal("/workspaces", (await again.GiveCodeAsync(host.CodeOf(secret, 1))).Location);
        Assert.Contains("The operator signed out all sessions", (await again.GetAsync("/account/events")).Text, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task End_FindsTheAccountInTheOtherSpellingOfItsMailbox(Database database)
    {
        await using var host = await ConsoleHost.StartAsync(database);
        var person = await host.Data.PersonAsync();
        var visitor = await host.SignInAsync(person);
        await using (var context = host.NewContext())
        {
            await context.Users.Where(user => user.Id == person.Id).ExecuteUpdateAsync(
                set => set.SetProperty(user => user.Email, "lin@bücher.example").SetProperty(
                    user => user.NormalizedEmail, "LIN@BÜCHER.EXAMPLE"),
                Cancelled);
        }

        await using var scope = host.Services.CreateAsyncScope();
        var outcome = await scope.ServiceProvider.GetRequiredService<SessionEndingService>().EndAsync(
            "lin@xn--bcher-kva.example", Cancelled);

        Assert.True(outcome.Succeeded);
        Assert.StartsWith("/account/sign-in", (await visitor.GetAsync("/account")).Location, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Command_SaysWhatItDidOrWhyNot(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var person = await new TestData(database, new TestTime()).PersonAsync();

        var nothing = await ConsoleProcess.RunAsync(database, "end-sessions");
        var unknown = await ConsoleProcess.RunAsync(database, "end-sessions", "--email", "nobody@test.example");
        var wrong = await ConsoleProcess.RunAsync(database, "end-sessions", "--email", "nobody");
        var done = await ConsoleProcess.RunAsync(database, "end-sessions", "--email", person.Email);

        Assert.Equal(1, nothing.ExitCode);
        Assert.Contains("Option '--email' is required.\n", nothing.Output, StringComparison.Ordinal);
        Assert.Equal((1, "There is no account with the email nobody@test.example.\n"), unknown);
        Assert.Equal((1, "Enter one email address, for example name@example.com.\n"), wrong);
        Assert.Equal(0, done.ExitCode);
        Assert.StartsWith($"Every session of {person.Email} has ended", done.Output, StringComparison.Ordinal);
    }
}
