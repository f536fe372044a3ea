using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Features.Account.SignIn;

/// <summary>A password must work regardless of how a keyboard encodes its characters.</summary>
public sealed class NormalizedPasswordTests(ConsoleHosts hosts) : IClassFixture<ConsoleHosts>
{
    private const string Narrow = "caf\u00E9 kettle Plum 7";
    private const string Wide = "cafe\u0301 kettle\u3000Ｐｌｕｍ ７";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Password_SetInOneForm_SignsInInTheOther(Database database)
    {
        var host = await hosts.OnAsync(database);
        var person = await host.Data.PersonAsync();
        var visitor = await host.SignInAsync(person);

        var changed = await visitor.ChangePasswordAsync(Wide);

        Assert.Equal("/account/security", changed.Location);
        Assert.Equal("/workspaces", (await host.NewVisitor().TrySignInAsync(person.Email, Narrow)).Location);
        Assert.Equal("/workspaces", (await host.NewVisitor().TrySignInAsync(person.Email, Wide)).Location);
    }

    [Theory, EachDatabase]
    public async Task Password_HashedAsTyped_SignsInAsTypedOnceAndThenInEitherForm(Database database)
    {
        var host = await hosts.OnAsync(database);
        var person = await host.Data.PersonAsync();
        await SetAsTypedAsync(host, person);

        Assert.Equal(HttpStatusCode.BadRequest, (await host.NewVisitor().TrySignInAsync(person.Email, Narrow)).Status);
        Assert.Equal("/workspaces", (await host.NewVisitor().TrySignInAsync(person.Email, Wide)).Location);
        Assert.Equal("/workspaces", (await host.NewVisitor().TrySignInAsync(person.Email, Narrow)).Location);
    }

    [Theory, EachDatabase]
    public async Task Password_HashedAsTyped_IsAcceptedAsProofAndRehashed(Database database)
    {
        var host = await hosts.OnAsync(database);
        var person = await host.Data.PersonAsync();
        var visitor = await host.SignInAsync(person);
        await SetAsTypedAsync(host, person);

        var changed = await visitor.ChangePasswordAsync("short pass!", Wide);

        HtmlAssert.FieldError(changed, "New password", "The password is 11 characters long. It needs at least 12.");
        Assert.Equal("/workspaces", (await host.NewVisitor().TrySignInAsync(person.Email, Narrow)).Location);
    }

    private static async Task SetAsTypedAsync(ConsoleHost host, Person person)
    {
        var hash = new PasswordHasher<ApplicationUser>().HashPassword(new ApplicationUser { DisplayName = "" }, Wide);
        await using var context = host.NewContext();
        await context.Users.Where(user => user.Id == person.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(user => user.PasswordHash, hash), Cancelled);
    }
}
