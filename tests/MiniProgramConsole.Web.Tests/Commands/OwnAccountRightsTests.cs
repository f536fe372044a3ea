using System.Net;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Web.Tests.Testing;

namespace MiniProgramConsole.Web.Tests.Commands;

/// <summary>
/// The session ends, or the account is deleted, after a form about the own account was let in and before its transaction begins: nothing is
/// done, and the answer is that of somebody signed out.
/// </summary>
public sealed class OwnAccountRightsTests
{
    private const string SignedOut = "signed out";
    private const string Deleted = "account deleted";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [EachDatabase(SignedOut)]
    [EachDatabase(Deleted)]
    public async Task Change_ByASessionThatEndsMeanwhile_IsNotDone(Database database, string happens)
    {
        var inBetween = new InBetween();
        await using var host = await ConsoleHost.StartAsync(database, interceptors: inBetween);
        foreach (var change in OwnAccountForms.All)
        {
            var form = await host.PrepareAsync(change);
            var (before, sessions) = (await host.StateAsync(form.Person), 0);
            inBetween.Happens = async () => sessions = await TakeAwayAsync(host, form.Person, happens);
            inBetween.IsArmed = true;

            var answer = await form.SendAsync();

            Assert.False(inBetween.IsArmed, $"{change} began no transaction.");
            Assert.True(answer.Status == HttpStatusCode.Redirect, $"{change}: {answer.Status}");
            Assert.StartsWith(Expected(change, happens), answer.Location, StringComparison.Ordinal);
            Assert.Equal(before, await host.StateAsync(form.Person));
            Assert.Equal(sessions, await SessionsOf(host, form.Person));
        }

        Assert.Empty(host.Log.Errors);
    }

    [Theory]
    [EachDatabase(SignedOut)]
    [EachDatabase(Deleted)]
    public async Task ThePasswordGiven_ByASessionThatEndsMeanwhile_OpensNothing(Database database, string happens)
    {
        var inBetween = new InBetween();
        await using var host = await ConsoleHost.StartAsync(database, interceptors: inBetween);
        foreach (var (address, action) in new[] { ("/account/data", "/export"), ("/account", "/account/name") })
        {
            var person = await host.Data.PersonAsync();
            var visitor = await host.SignInAsync(person);
            host.Time.Advance(UserSession.FreshFor);
            var form = (await visitor.GetAsync(address)).Form(action);
            var before = await host.StateAsync(person);
            inBetween.Happens = () => TakeAwayAsync(host, person, happens);
            inBetween.IsArmed = true;

            var answer = await visitor.SubmitAsync(
                form, new Dictionary<string, string?> { ["CurrentPassword"] = Person.Password, ["DisplayName"] = "林伟" });

            Assert.StartsWith("/account/sign-in", answer.Location, StringComparison.Ordinal);
            Assert.Equal(before, await host.StateAsync(person));
        }

        Assert.Empty(host.Log.Errors);
    }

    // Who signs out is signed out, and an account that another form deleted is deleted.
    private static string Expected(string change, string happens) => (change, happens) switch
    {
        (OwnAccountForms.SignOut, _) => "/",
        (OwnAccountForms.Delete, Deleted) => "/account/deleted",
        _ => "/account/sign-in",
    };

    // The session that was last begun is the one that asks. Gives how many are left.
    private static async Task<int> TakeAwayAsync(ConsoleHost host, Person person, string happens)
    {
        await using var db = host.NewContext();
        var sessions = db.Sessions.Where(row => row.UserId == person.Id);
        if (happens == SignedOut)
        {
            var asking = await sessions.MaxAsync(row => row.Id, Cancelled);
            Assert.Equal(1, await sessions.Where(row => row.Id == asking).ExecuteDeleteAsync(Cancelled));
        }
        else
        {
            DateTime? now = host.Time.Now;
            Assert.True(await sessions.ExecuteDeleteAsync(Cancelled) > 0);
            await db.Users.Where(row => row.Id == person.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.DeletedAt, now), Cancelled);
        }

        return await sessions.CountAsync(Cancelled);
    }

    private static async Task<int> SessionsOf(ConsoleHost host, Person person)
    {
        await using var db = host.NewContext();
        return await db.Sessions.CountAsync(row => row.UserId == person.Id, Cancelled);
    }
}
