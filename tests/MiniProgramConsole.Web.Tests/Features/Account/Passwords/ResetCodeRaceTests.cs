using System.Net;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Interceptors;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Features.Account.Passwords;

public sealed class ResetCodeRaceTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task ResetCode_UsedTwiceAtOnceWithTwoPasswords_SetsTheFirst(Database database)
    {
        var midst = new InTheMidst();
        await using var host = await ConsoleHost.StartAsync(database, interceptors: midst);
        var person = await host.Data.PersonAsync();
        var first = host.NewVisitor();
        await first.ForgetAsync(person.Email);
        var code = OwnAccount.CodeIn(await host.LastMailAsync(person.Email));
        Page? late = null;
        midst.Let(
            "UPDATE PasswordResetCodes", async () => late = await first.ResetAsync(person.Email, code, OwnAccount.AttackersPassword));

        var early = await first.ResetAsync(person.Email, code);
        await midst.Happened;

        Assert.Equal("/account/sign-in", early.Location);
        Assert.Equal(HttpStatusCode.BadRequest, late!.Status);
        Assert.Equal(
            HttpStatusCode.BadRequest, (await host.NewVisitor().TrySignInAsync(person.Email, OwnAccount.AttackersPassword)).Status);
        Assert.Equal("/workspaces", (await host.NewVisitor().TrySignInAsync(person.Email, OwnAccount.NewPassword)).Location);
        Assert.Empty(host.Log.Errors);
    }

    [Theory, EachDatabase]
    public async Task ResetCode_OfAnAccountDeletedDuringTheRequest_NoLongerWorks(Database database)
    {
        var inBetween = new InBetween();
        await using var host = await ConsoleHost.StartAsync(database, interceptors: inBetween);
        var (person, visitor) = (await host.Data.PersonAsync(), host.NewVisitor());
        await visitor.ForgetAsync(person.Email);
        var code = OwnAccount.CodeIn(await host.LastMailAsync(person.Email));
        await using var context = host.NewContext();
        inBetween.Happens = () =>
            context.Users.ExecuteUpdateAsync(set => set.SetProperty(user => user.DeletedAt, host.Time.Now), Cancelled);
        inBetween.IsArmed = true;

        var answer = await visitor.ResetAsync(person.Email, code);

        Assert.False(inBetween.IsArmed);
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("Incorrect or expired code.", answer.Text, StringComparison.Ordinal);
    }
}
