using MiniProgramConsole.Core.Accounts.SecondFactor;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Features.Account.SignIn;

public sealed class RecoveryCodeTests(ConsoleHosts hosts) : IClassFixture<ConsoleHosts>
{
    [Theory, EachDatabase]
    public async Task Codes_AsAnInputMethodWritesThem_Have128BitsAndSignIn(Database database)
    {
        var host = await hosts.OnAsync(database);
        var person = await host.Data.PersonAsync();
        var (_, codes) = await host.AddSecondFactorAsync(await host.SignInAsync(person));
        var wide = string.Concat(codes[1].ToUpperInvariant().Select(letter => letter == '-' ? '\u3000' : (char)(letter + ('Ａ' - 'A'))));

        // 26 characters of 5 bits each.
        Assert.All(codes, code => Assert.Matches("^([a-z2-7]{4}-){6}[a-z2-7]{2}$", code));
        Assert.Equal("/workspaces", (await SignInAsync(host, person, codes[0])).Location);
        Assert.Equal("/workspaces", (await SignInAsync(host, person, wide)).Location);
    }

    [Theory, EachDatabase]
    public async Task OlderCodes_WithFewerBits_SignInOnce(Database database)
    {
        const string former = "abcd-efgh-ijkl-mnop";
        var host = await hosts.OnAsync(database);
        var person = await host.Data.PersonAsync();
        await host.AddSecondFactorAsync(await host.SignInAsync(person));
        await using var context = host.NewContext();
        context.RecoveryCodes.Add(new RecoveryCode { UserId = person.Id, CodeHash = Hashing.Sha256("abcdefghijklmnop") });
        await context.SaveChangesAsync(TestContext.Current.CancellationToken);

        Assert.Equal("/workspaces", (await SignInAsync(host, person, former)).Location);
        HtmlAssert.FieldError(
            await SignInAsync(host, person, former), "Code",
            "That code is incorrect. The app's codes have 6 digits; a recovery code works once.");
    }

    private static async Task<Page> SignInAsync(ConsoleHost host, Person person, string code)
    {
        var visitor = host.NewVisitor();
        await visitor.GivePasswordAsync(person);
        return await visitor.GiveCodeAsync(code);
    }
}
