using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Accounts.Sessions;
using MiniProgramConsole.Core.Accounts.SignIn;
using MiniProgramConsole.Core.Accounts.Throttling;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Features.Account.SignIn;

public sealed class SignInTests(ConsoleHosts hosts) : IClassFixture<ConsoleHosts>
{
    private const string Failed = "The email or password is incorrect.";

    private static readonly SignInOrigin Nowhere = new(null, null, []);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Post_RightEmailAndPassword_StartsASessionAndOpensThePicker(Database database)
    {
        var host = await hosts.OnAsync(database);
        var person = await host.Data.PersonAsync();
        var visitor = host.NewVisitor();

        var answer = await visitor.TrySignInAsync($" {person.Email.ToUpperInvariant()} ", Person.Password);

        Assert.Equal("/workspaces", answer.Location);
        await using var context = host.NewContext();
        var session = await context.Sessions.SingleAsync(session => session.UserId == person.Id, Cancelled);
        Assert.Equal(host.Time.Now, session.CreatedAt);
        var cookie = Assert.Single(
            answer.Response.Headers.GetValues("Set-Cookie"),
            value => value.StartsWith("__Host-console.session=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Theory, EachDatabase]
    public async Task Post_WrongPasswordOrUnknownEmail_GetsOneMessageAndKeepsTheEmail(Database database)
    {
        var host = await hosts.OnAsync(database);
        var person = await host.Data.PersonAsync();
        var visitor = host.NewVisitor();

        var wrong = await visitor.TrySignInAsync(person.Email, "not the password");
        var unknown = await visitor.TrySignInAsync("nobody@test.example", "not the password");

        foreach (var (page, email) in new[] { (wrong, person.Email), (unknown, "nobody@test.example") })
        {
            Assert.Equal(HttpStatusCode.BadRequest, page.Status);
            Assert.Equal(Failed, Page.Normal(page.Document.QuerySelector("[role=alert]")!.TextContent));
            Assert.Equal(email, page.Control("Email").GetAttribute("value"));
            Assert.Null(page.Control("Password").GetAttribute("value"));
        }
    }

    [Theory]
    [EachDatabase("not an address")]
    public async Task Post_TextThatIsNotAnAddress_GetsTheSameMessage(Database database, string email)
    {
        var host = await hosts.OnAsync(database);

        var page = await host.NewVisitor().TrySignInAsync(email, "wrong");

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal(Failed, Page.Normal(page.Document.QuerySelector("[role=alert]")!.TextContent));
    }

    [Theory, EachDatabase]
    public async Task Post_EmailWithAnInvisibleCharacter_NamesItAndOffersThePlainEmail(Database database)
    {
        var host = await hosts.OnAsync(database);
        var person = await host.Data.PersonAsync();

        var page = await host.NewVisitor().TrySignInAsync($"{person.Email}\u200B", Person.Password);

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal(
            $"Error: The email contains a character that cannot be shown (U+200B, character {person.Email.Length + 1}). Delete it and type the text again there.",
            Page.Normal(page.Document.GetElementById("Email-error")!.TextContent));
        var offer = page.Document.GetElementById("Email-offer")!;
        Assert.Equal(($"Use {person.Email}", person.Email), (Page.Normal(offer.TextContent), offer.GetAttribute("data-offer")));
        Assert.Contains("Email-offer", page.Control("Email").GetAttribute("aria-describedby"), StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Post_Nothing_AsksForBoth(Database database)
    {
        var host = await hosts.OnAsync(database);

        var page = await host.NewVisitor().TrySignInAsync("", "");

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal("Error: Enter your email.", Page.Normal(page.Document.GetElementById("Email-error")!.TextContent));
        Assert.Equal("Error: Enter your password.", Page.Normal(page.Document.GetElementById("Password-error")!.TextContent));
    }

    [Theory, EachDatabase]
    public async Task Post_WithoutAntiforgeryToken_AnswersAFriendly400(Database database)
    {
        var host = await hosts.OnAsync(database);
        var person = await host.Data.PersonAsync();

        var page = await host.NewVisitor().SendAsync("/account/sign-in", new FormUrlEncodedContent(
            new Dictionary<string, string> { ["Email"] = person.Email, ["Password"] = Person.Password }));

        Assert.Equal((HttpStatusCode.BadRequest, "We couldn't understand this request"), (page.Status, page.Heading));
        await using var context = host.NewContext();
        Assert.False(await context.Sessions.AnyAsync(session => session.UserId == person.Id, Cancelled));
        Assert.Empty(host.Log.Errors);
    }

    [Theory]
    [InlineData("/workspaces?x=1", "/workspaces?x=1")]
    [InlineData("https://evil.example/", "/workspaces")]
    [InlineData("//evil.example/", "/workspaces")]
    [InlineData("/\\evil.example", "/workspaces")]
    [InlineData("/\t/evil.example", "/workspaces")]
    [InlineData("javascript:alert(1)", "/workspaces")]
    [InlineData("/你好", "/workspaces")]
    public async Task Post_ReturnAddress_IsHonouredOnlyWhenLocal(string returnUrl, string expected)
    {
        var host = await hosts.OnAsync(Database.Sqlite);
        var person = await host.Data.PersonAsync();

        var answer = await host.NewVisitor().TrySignInAsync(
            person.Email, Person.Password, $"/account/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}");

        Assert.Equal(expected, answer.Location);
    }

    [Theory, EachDatabase]
    public async Task Get_SignedInAlready_OpensThePicker(Database database)
    {
        var host = await hosts.OnAsync(database);
        var visitor = await host.SignInAsync(await host.Data.PersonAsync());

        Assert.Equal("/workspaces", (await visitor.GetAsync("/account/sign-in")).Location);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/workspaces")).Status);
    }

    [Theory, EachDatabase]
    public async Task SignOut_ByPost_EndsTheSession(Database database)
    {
        var host = await hosts.OnAsync(database);
        var person = await host.Data.PersonAsync();
        var visitor = await host.SignInAsync(person);
        await using var context = host.NewContext();

        Assert.NotEqual(HttpStatusCode.Redirect, (await visitor.GetAsync("/account/sign-out")).Status);
        Assert.Equal(1, await context.Sessions.CountAsync(session => session.UserId == person.Id, Cancelled));
        var picker = await visitor.GetAsync("/workspaces");
        var answer = await visitor.SubmitAsync(picker.Form("/account/sign-out"), new Dictionary<string, string?>());

        Assert.Equal("/", answer.Location);
        Assert.Equal(0, await context.Sessions.CountAsync(session => session.UserId == person.Id, Cancelled));
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.GetAsync("/workspaces")).Status);
    }

    [Theory, EachDatabase]
    public async Task SignOut_WithoutASession_LeadsToSignInAndNotBack(Database database)
    {
        var host = await hosts.OnAsync(database);
        var person = await host.Data.PersonAsync();
        var visitor = await host.SignInAsync(person);
        var picker = await visitor.GetAsync("/workspaces");
        await using var context = host.NewContext();
        await context.Sessions.Where(session => session.UserId == person.Id).ExecuteDeleteAsync(Cancelled);

        var answer = await visitor.SubmitAsync(picker.Form("/account/sign-out"), new Dictionary<string, string?>());

        Assert.Equal("/account/sign-in", answer.Location);
    }

    [Theory, EachDatabase]
    public async Task Session_EndedInTheDatabase_IsOverAtTheNextRequest(Database database)
    {
        var host = await hosts.OnAsync(database);
        var person = await host.Data.PersonAsync();
        var visitor = await host.SignInAsync(person);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/workspaces")).Status);

        await using var context = host.NewContext();
        await context.Sessions.Where(session => session.UserId == person.Id).ExecuteDeleteAsync(Cancelled);

        Assert.Contains("/account/sign-in", (await visitor.GetAsync("/workspaces")).Location, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Session_UsedAllTheTime_EndsAfterFourteenDays(Database database)
    {
        var host = await hosts.OnAsync(database);
        var visitor = await host.SignInAsync(await host.Data.PersonAsync());
        var step = UserSession.IdleLifetime - TimeSpan.FromMinutes(30);
        for (var used = step; used < TimeSpan.FromDays(14); used += step)
        {
            host.Time.Advance(step);
            Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/workspaces")).Status);
        }

        host.Time.Advance(step);

        Assert.Contains("/account/sign-in", (await visitor.GetAsync("/workspaces")).Location, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Session_WhosePasswordIsReplacedDuringSignIn_DoesNotStart(Database database)
    {
        var host = await hosts.OnAsync(database);
        var person = await host.Data.PersonAsync();
        await using var context = host.NewContext();
        var checkedUser = await context.Users.AsNoTracking().SingleAsync(user => user.Id == person.Id, Cancelled);
        await (await host.SignInAsync(person)).ChangePasswordAsync(OwnAccount.NewPassword);
        await using var scope = host.Services.CreateAsyncScope();

        var (outcome, session) = await scope.ServiceProvider.GetRequiredService<SignInCommand>().RunAsync(checkedUser, Nowhere, Cancelled);

        Assert.Equal(OutcomeKind.NotAllowed, outcome.Kind);
        Assert.Null(session);
        Assert.Equal(1, await context.Sessions.CountAsync(session => session.UserId == person.Id, Cancelled));
    }

    [Theory, EachDatabase]
    public async Task Post_WeakerHashOfAnEarlierVersion_IsRenewedWhateverTheEmail(Database database)
    {
        var host = await hosts.OnAsync(database);
        var person = await host.Data.PersonAsync();
        var email = $"o'{person.Email}";
        var weak = new PasswordHasher<ApplicationUser>(Options.Create(new PasswordHasherOptions { IterationCount = 1000 }));
        await using var context = host.NewContext();
        var user = await context.Users.SingleAsync(row => row.Id == person.Id, Cancelled);
        (user.Email, user.NormalizedEmail) = (email, email.ToUpperInvariant());
        (user.UserName, user.NormalizedUserName) = (email.ToUpperInvariant(), email.ToUpperInvariant());
        var before = user.PasswordHash = weak.HashPassword(user, Person.Password);
        await context.SaveChangesAsync(Cancelled);

        Assert.Equal("/workspaces", (await host.NewVisitor().TrySignInAsync(email, Person.Password)).Location);

        var after = await context.Users.AsNoTracking().SingleAsync(row => row.Id == person.Id, Cancelled);
        Assert.NotEqual(before, after.PasswordHash);
    }

    [Theory, EachDatabase]
    public async Task Session_WhoseAccountGetsASecondFactorDuringSignIn_DoesNotStart(Database database)
    {
        var host = await hosts.OnAsync(database);
        var person = await host.Data.PersonAsync();
        await using var context = host.NewContext();
        var checkedUser = await context.Users.AsNoTracking().SingleAsync(user => user.Id == person.Id, Cancelled);
        await host.AddSecondFactorAsync(await host.SignInAsync(person));
        await using var scope = host.Services.CreateAsyncScope();

        Assert.Null((await scope.ServiceProvider.GetRequiredService<SignInCommand>().RunAsync(checkedUser, Nowhere, Cancelled)).Session);
    }
}
