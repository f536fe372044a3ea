using System.Net;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;

namespace MiniProgramConsole.Web.Tests.Features.AccountSettings.Passkeys;

public sealed class PasskeySessionTests(ConsoleHosts hosts) : IClassFixture<ConsoleHosts>
{
    [Theory, EachDatabase]
    public async Task Removing_APasskey_EndsOnlyTheSessionsItStarted(Database database)
    {
        var host = await hosts.OnAsync(database);
        var (person, stolen, kept) = (await host.Data.PersonAsync(), new SoftAuthenticator(), new SoftAuthenticator());
        var visitor = await host.SignInAsync(person);
        await visitor.AddPasskeyAsync(stolen, "Phone");
        await visitor.AddPasskeyAsync(kept, "Laptop");
        var (thief, byPassword, byOther) = (host.NewVisitor(), await host.SignInAsync(person), host.NewVisitor());
        await thief.SignInByPasskeyAsync(stolen);
        await byOther.SignInByPasskeyAsync(kept);
        Assert.Equal(HttpStatusCode.OK, (await thief.GetAsync("/account")).Status);

        await visitor.SubmitAsync((await visitor.GetAsync($"/account/security/passkeys/{stolen.Code}/remove")).Form("/remove"));

        Assert.StartsWith("/account/sign-in", (await thief.GetAsync("/account")).Location, StringComparison.Ordinal);
        foreach (var other in new[] { visitor, byPassword, byOther })
        {
            Assert.Equal(HttpStatusCode.OK, (await other.GetAsync("/account")).Status);
        }
    }

    [Theory, EachDatabase]
    public async Task Removing_ThePasskeyOfThisSession_KeepsThisSession(Database database)
    {
        var host = await hosts.OnAsync(database);
        var (person, passkey, visitor) = (await host.Data.PersonAsync(), new SoftAuthenticator(), host.NewVisitor());
        await (await host.SignInAsync(person)).AddPasskeyAsync(passkey, "Phone");
        await visitor.SignInByPasskeyAsync(passkey);

        await visitor.SubmitAsync((await visitor.GetAsync($"/account/security/passkeys/{passkey.Code}/remove")).Form("/remove"));

        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/account")).Status);
    }

    [Theory, EachDatabase]
    public async Task Adding_APasskey_EndsTheOtherSessions(Database database)
    {
        var host = await hosts.OnAsync(database);
        var person = await host.Data.PersonAsync();
        var (elsewhere, visitor) = (await host.SignInAsync(person), await host.SignInAsync(person));

        await visitor.AddPasskeyAsync(new SoftAuthenticator(), "Phone");

        Assert.StartsWith("/account/sign-in", (await elsewhere.GetAsync("/account")).Location, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/account")).Status);
    }
}
