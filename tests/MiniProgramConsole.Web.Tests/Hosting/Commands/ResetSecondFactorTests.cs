using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MiniProgramConsole.Core.Accounts.SecondFactor;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;

namespace MiniProgramConsole.Web.Tests.Hosting.Commands;

public sealed class ResetSecondFactorTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Reset_RemovesEverySecondFactorEndsSessionsAndSendsAMail(Database database)
    {
        await using var console = await MailedConsole.StartAsync(database);
        var host = console.Host;
        var person = await host.Data.PersonAsync("Lin Wei");
        var visitor = await host.SignInAsync(person);
        var (secret, _) = await host.AddSecondFactorAsync(visitor);
        await console.ReceiveAsync();
        var browser = host.NewVisitor();
        await browser.GivePasswordAsync(person);
        await browser.GiveCodeAsync(host.CodeOf(secret), remember: true);
        var waiting = host.NewVisitor();
        await waiting.GivePasswordAsync(person);
        await using var context = host.NewContext();
        context.UserPasskeys
            .Add(new IdentityUserPasskey<long>
            {
                UserId = person.Id,
                CredentialId = [1],
                Data = new IdentityPasskeyData { Name = "Key", PublicKey = [1], AttestationObject = [1], ClientDataJson = [1] }
            });
        await context.SaveChangesAsync(Cancelled);

        var refusal = await ResetAsync(host, person.Email.ToUpperInvariant());
        var again = await ResetAsync(host, person.Email);

        Assert.Null(refusal);
        Assert.Equal($"The account {person.Email} has no second factor and no passkeys. Nothing was changed.", again);
        Assert.StartsWith("/account/sign-in", (await visitor.GetAsync("/workspaces")).Location, StringComparison.Ordinal);
        Assert.Equal("/account/sign-in", (await waiting.GetAsync(SecondFactors.StepAddress)).Location);
        await host.NewVisitor().SignInAsync(person);
        Assert.False(await context.UserPasskeys.AnyAsync(Cancelled));
        Assert.False(await context.RecoveryCodes.AnyAsync(Cancelled));
        Assert.False(await context.Authenticators.AnyAsync(Cancelled));
        Assert.False(await context.KnownDevices.AnyAsync(device => device.RememberedUntil != null, Cancelled));
        var mail = await console.ReceiveAsync();
        Assert.Equal((person.Email, "The operator removed your second factor"), (mail.To, mail.Message.Subject));
        await console.AssertNothingMoreAsync();
        var entry = await context.AuditEntries.SingleAsync(entry => entry.Action == AuditAction.SecondFactorReset, Cancelled);
        Assert.Equal((AuditStreams.OfAccount(person.Id), 0L, "Lin Wei"), (entry.Stream, entry.ActorId, entry.SubjectName));
    }

    [Theory, EachDatabase]
    public async Task Command_SaysWhatItDidOrWhyNot(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var data = new TestData(database, new TestTime());
        var person = await data.PersonAsync();

        var nothing = await ConsoleProcess.RunAsync(database, "reset-second-factor");
        var unknown = await ConsoleProcess.RunAsync(database, "reset-second-factor", "--email", "nobody@test.example");
        var wrong = await ConsoleProcess.RunAsync(database, "reset-second-factor", "--email", "nobody");
        var none = await ConsoleProcess.RunAsync(database, "reset-second-factor", "--email", person.Email);
        await using var context = database.NewContext();
        await context.Users.ExecuteUpdateAsync(set => set.SetProperty(user => user.TwoFactorEnabled, true), Cancelled);
        var done = await ConsoleProcess.RunAsync(database, "reset-second-factor", "--email", person.Email);

        Assert.Equal(1, nothing.ExitCode);
        Assert.Contains("Option '--email' is required.\n", nothing.Output, StringComparison.Ordinal);
        Assert.Equal((1, "There is no account with the email nobody@test.example.\n"), unknown);
        Assert.Equal((1, "Enter one email address, for example name@example.com.\n"), wrong);
        Assert.Equal((1, $"The account {person.Email} has no second factor and no passkeys. Nothing was changed.\n"), none);
        Assert.Equal(0, done.ExitCode);
        Assert.StartsWith($"{person.Email} now signs in with the password alone", done.Output, StringComparison.Ordinal);
        Assert.False(await context.Users.AnyAsync(user => user.TwoFactorEnabled, Cancelled));
    }

    private static async Task<string?> ResetAsync(ConsoleHost host, string email)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var outcome = await scope.ServiceProvider.GetRequiredService<SecondFactorResetService>().ResetAsync(email, Cancelled);
        return outcome.Errors.SingleOrDefault()?.Message.ToString();
    }
}
