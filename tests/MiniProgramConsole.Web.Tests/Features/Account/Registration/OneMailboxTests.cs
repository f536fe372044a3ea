using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Accounts.Throttling;
using MiniProgramConsole.Web.Features.Shared.Answers;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Features.Account.Registration;

/// <summary>One mailbox has one account, regardless of how the browser spells its domain.</summary>
public sealed class OneMailboxTests(ConsoleHosts hosts) : IClassFixture<ConsoleHosts>
{
    private const string Ascii = "xn--bcher-kva.example";
    private const string Readable = "bücher.example";
    private const string OtherPassword = "four amber kites at dusk";

    private static int count;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [EachDatabase(Readable, Ascii)]
    [EachDatabase(Ascii, Readable)]
    [EachDatabase("BÜCHER.example", "Xn--Bcher-Kva.Example")]
    public async Task Account_RegisteredInOneSpelling_IsTheSameInAnother(Database database, string first, string second)
    {
        await using var console = await MailedConsole.StartAsync(database);
        var (host, name) = (console.Host, NewName());
        var visitor = host.NewVisitor();

        await visitor.RegisterAsync(RegisterForm.Valid($"{name}@{first}"));
        var confirmation = await console.ReceiveAsync();
        await visitor.ConfirmAsync(confirmation.LinkPath);
        await host.NewVisitor().RegisterAsync(RegisterForm.Valid($"{name}@{second}"));
        var already = await console.ReceiveAsync();
        var forgetful = host.NewVisitor();
        await forgetful.ForgetAsync($"{name}@{second}");
        var code = await console.ReceiveAsync();
        var reset = await forgetful.ResetAsync($"{name}@{first}", OwnAccount.CodeIn(code.Message.TextBody));

        Assert.All(
            [confirmation, already, code],
            mail => Assert.EndsWith($"{name}@{Ascii}", mail.Message.Headers["To"]!.Trim('>'), StringComparison.Ordinal));
        Assert.Contains($"registered an account with {name}@{Readable}.", confirmation.Message.TextBody, StringComparison.Ordinal);
        Assert.Equal("You already have an account on Mini Program Console", already.Message.Subject);
        Assert.Equal("/account/sign-in", reset.Location);
        var signedIn = host.NewVisitor();
        Assert.Equal("/workspaces", (await signedIn.TrySignInAsync($"{name}@{second}", OwnAccount.NewPassword)).Location);
        Assert.Equal("/workspaces", (await host.NewVisitor().TrySignInAsync($"{name}@{first}", OwnAccount.NewPassword)).Location);
        Assert.Contains($"{name}@{Readable}", (await signedIn.GetAsync("/account")).Text, StringComparison.Ordinal);
        await using var context = host.NewContext();
        var user = await context.Users.SingleAsync(Cancelled);
        Assert.Equal(($"{name}@{Readable}", $"{name}@{Ascii}".ToUpperInvariant()), (user.Email, user.NormalizedEmail));
    }

    [Theory, EachDatabase]
    public async Task Account_RegisteredAtOnceInBothSpellings_IsCreatedOnce(Database database)
    {
        await using var host = await ConsoleHost.StartAsync(database);
        var name = NewName();
        var forms = new List<(Visitor Visitor, AngleSharp.Html.Dom.IHtmlFormElement Form)>();
        foreach (var visitor in Enumerable.Range(0, 4).Select(_ => host.NewVisitor()))
        {
            forms.Add((visitor, (await visitor.GetAsync("/account/register")).Form("/account/register")));
        }

        var answers = await Task.WhenAll(forms.Select((form, number) =>
            form.Visitor.SubmitAsync(form.Form, RegisterForm.Valid($"{name}@{(number % 2 == 0 ? Ascii : Readable)}"))));

        Assert.All(answers, answer => Assert.Equal("/account/register/sent", answer.Location));
        await using var context = host.NewContext();
        Assert.Equal(1, await context.Users.CountAsync(Cancelled));
        Assert.Empty(host.Log.Errors);
    }

    [Theory]
    [EachDatabase(Readable, Ascii)]
    [EachDatabase(Ascii, Readable)]
    public async Task AccountOfAnEarlierVersion_SignsInInEitherSpellingAndKeepsTheMailbox(Database database, string stored, string typed)
    {
        await using var console = await MailedConsole.StartAsync(database);
        var (host, name) = (console.Host, NewName());
        await StoreAsync(host, $"{name}@{stored}", Person.Password);

        await host.NewVisitor().RegisterAsync(RegisterForm.Valid($"{name}@{typed}"));

        Assert.Equal("You already have an account on Mini Program Console", (await console.ReceiveAsync()).Message.Subject);
        Assert.Equal("/workspaces", (await host.NewVisitor().TrySignInAsync($"{name}@{typed}", Person.Password)).Location);
        Assert.Equal("/workspaces", (await host.NewVisitor().TrySignInAsync($"{name}@{stored}", Person.Password)).Location);
        await using var context = host.NewContext();
        Assert.Equal(1, await context.Users.CountAsync(Cancelled));
    }

    [Theory, EachDatabase]
    public async Task TwoAccountsOfAnEarlierVersion_BothSignInWithTheirOwnPasswords(Database database)
    {
        var (host, name) = (await hosts.OnAsync(database), NewName());
        var readable = await StoreAsync(host, $"{name}@{Readable}", Person.Password);
        var ascii = await StoreAsync(host, $"{name}@{Ascii}", OtherPassword);

        foreach (var (domain, password, expected) in new[]
        {
            (Readable, Person.Password, readable), (Readable, OtherPassword, ascii), (Ascii, Person.Password, readable),
            (Ascii, OtherPassword, ascii),
        })
        {
            Assert.Equal("/workspaces", (await host.NewVisitor().TrySignInAsync($"{name}@{domain}", password)).Location);
            await using var context = host.NewContext();
            Assert.Equal(
                expected,
                await context.Sessions.OrderByDescending(session => session.Id).Select(session => session.UserId).FirstAsync(Cancelled));
        }

        Assert.Equal(HttpStatusCode.BadRequest, (await host.NewVisitor().TrySignInAsync($"{name}@{Ascii}", "neither of the two")).Status);
    }

    [Theory, EachDatabase]
    public async Task ResetCode_ForOneOfTwoAccounts_IsForTheOneSpelledAsTyped(Database database)
    {
        await using var console = await MailedConsole.StartAsync(database);
        var (host, name) = (console.Host, NewName());
        await StoreAsync(host, $"{name}@{Ascii}", Person.Password);
        var readable = await StoreAsync(host, $"{name}@{Readable}", OtherPassword);

        var forgetful = host.NewVisitor();
        await forgetful.ForgetAsync($"{name}@{Readable}");
        await forgetful.ResetAsync($"{name}@{Readable}", OwnAccount.CodeIn((await console.ReceiveAsync()).Message.TextBody));

        Assert.Contains("account.password-reset", await host.ActionsAsync(readable));
        Assert.Equal("/workspaces", (await host.NewVisitor().TrySignInAsync($"{name}@{Ascii}", Person.Password)).Location);
        Assert.Equal("/workspaces", (await host.NewVisitor().TrySignInAsync($"{name}@{Readable}", OwnAccount.NewPassword)).Location);
    }

    [Theory, EachDatabase]
    public async Task Attempts_InAllSpellings_CountTogether(Database database)
    {
        var (host, name) = (await hosts.OnAsync(database), NewName());
        await StoreAsync(host, $"{name}@{Readable}", Person.Password);
        string[] spellings = [Readable, Ascii, "BÜCHER.example", "Bücher.Example", "XN--BCHER-KVA.example"];
        for (var guess = 0; guess < SignInThrottle.MaxTries; guess++)
        {
            await host.NewVisitor().TrySignInAsync($"{name}@{spellings[guess % spellings.Length]}", $"guess {guess}");
        }

        Assert.All(
            await Task.WhenAll(spellings.Select(domain => host.NewVisitor().TrySignInAsync($"{name}@{domain}", Person.Password))),
            refused => Assert.Contains("Too many attempts for this email.", refused.Text, StringComparison.Ordinal));
    }

    [Theory]
    [EachDatabase(Readable, Ascii)]
    [EachDatabase(Ascii, Readable)]
    public async Task Invitation_ToOneSpelling_CanBeAcceptedInTheOther(Database database, string invited, string registered)
    {
        await using var console = await MailedConsole.StartAsync(database);
        var team = await Team.OnAsync(console.Host);
        var (host, name, visitor) = (console.Host, NewName(), console.Host.NewVisitor());

        await team.Owner.InviteAsync(team.Workspace, $"{name}@{invited}");
        var link = await console.ReceiveAsync();
        var again = await team.Owner.InviteAsync(team.Workspace, $"{name}@{registered}");
        await StoreAsync(host, $"{name}@{registered}", Person.Password);
        await visitor.TrySignInAsync($"{name}@{registered}", Person.Password);
        var accepted = await visitor.AnswerAsync(link.LinkPath, "accept");
        var member = await team.Owner.InviteAsync(team.Workspace, $"{name}@{invited}");

        Assert.Equal($"{name}@{Ascii}", link.Message.Headers["To"]);
        Assert.Contains($"works only for {name}@{Readable}", link.Message.TextBody, StringComparison.Ordinal);
        Assert.Contains("has already been invited", again.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, accepted.Status);
        Assert.Contains("is already a member of this workspace", member.Text, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task InvitationOfAnEarlierVersion_IsForTheAccountInTheOtherSpelling(Database database)
    {
        await using var host = await ConsoleHost.StartAsync(database);
        var team = await Team.OnAsync(host);
        var name = NewName();
        await using (var context = host.NewContext())
        {
            var owner = await context.Users.SingleAsync(user => user.Id == team.Workspace.OwnerId, Cancelled);
            await host.Data.InviteAsync(
                team.Workspace, new Person(owner.Id, owner.Code, owner.Email!, owner.DisplayName), $"{name}@{Readable}");
        }

        await StoreAsync(host, $"{name}@{Ascii}", Person.Password);
        var visitor = host.NewVisitor();
        await visitor.TrySignInAsync($"{name}@{Ascii}", Person.Password);

        Assert.Contains(team.Workspace.Name, (await visitor.GetAsync("/workspaces")).Text, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task NewEmail_InAnotherSpelling_IsTheSameForItsOwnerAndTakenForOthers(Database database)
    {
        await using var console = await MailedConsole.StartAsync(database);
        var (host, name) = (console.Host, NewName());
        await StoreAsync(host, $"{name}@{Readable}", Person.Password);
        var (visitor, other) = (host.NewVisitor(), await host.SignInAsync(await host.Data.PersonAsync()));
        await visitor.TrySignInAsync($"{name}@{Ascii}", Person.Password);

        var same = await visitor.AskForEmailAsync($"{name}@{Ascii}");
        await other.AskForEmailAsync($"{name}@{Ascii}");

        Assert.Equal(HttpStatusCode.BadRequest, same.Status);
        Assert.Contains($"{name}@{Readable}", same.Text, StringComparison.Ordinal);
        Assert.NotNull(await console.ReceiveOfTwoAsync("Your email was entered for another account"));
    }

    private static string NewName() => $"lin{Interlocked.Increment(ref count)}";

    /// <summary>Earlier versions normalised an email by converting it to upper case.</summary>
    private static async Task<long> StoreAsync(ConsoleHost host, string email, string password)
    {
        var person = await host.Data.PersonAsync();
        await using var context = host.NewContext();
        var user = await context.Users.SingleAsync(row => row.Id == person.Id, Cancelled);
        (user.Email, user.UserName) = (email, email.ToUpperInvariant());
        (user.NormalizedEmail, user.NormalizedUserName) = (email.ToUpperInvariant(), email.ToUpperInvariant());
        user.PasswordHash = new PasswordHasher<ApplicationUser>().HashPassword(user, password);
        await context.SaveChangesAsync(Cancelled);
        return person.Id;
    }
}
