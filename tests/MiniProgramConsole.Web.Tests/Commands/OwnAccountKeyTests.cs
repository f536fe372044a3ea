using System.Net;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Commands;

public sealed class OwnAccountKeyTests(ConsoleHosts hosts) : IClassFixture<ConsoleHosts>
{
    private const string Unreadable = "We couldn't process this form. Your entries are still here; submit it again.";

    [Theory, EachDatabase]
    public async Task Form_WithAnUnreadableKey_ComesBackWithANewOneAndChangesNothing(Database database)
    {
        var host = await hosts.OnAsync(database);
        foreach (var change in OwnAccountForms.All.Where(change => change != OwnAccountForms.SignOut))
        {
            var form = await host.PrepareAsync(change);
            var before = await host.StateAsync(form.Person);
            foreach (var key in new[] { null, "none", $"{Guid.Empty}" })
            {
                var answer = await form.SendWithKeyAsync(key);

                Assert.True(answer.Status == HttpStatusCode.BadRequest, $"{change}: {answer.Status}");
                Assert.Equal(before, await host.StateAsync(form.Person));
                Assert.Equal(!OwnAccountForms.OfMenus.Contains(change), answer.Text.Contains(Unreadable, StringComparison.Ordinal));
            }

            Assert.True((int)(await form.SendAsync()).Status < 400, change);
            Assert.NotEqual(before, change == "end session" || change == "end others" ? "" : await host.StateAsync(form.Person));
        }

        Assert.Empty(host.Log.Errors);
    }

    [Theory, EachDatabase]
    public async Task SignOut_WithAnUnreadableKey_SignsOut(Database database)
    {
        var host = await hosts.OnAsync(database);
        var form = await host.PrepareAsync(OwnAccountForms.SignOut);

        var answer = await form.SendWithKeyAsync("none");

        Assert.Equal("/", answer.Location);
        await using var db = host.NewContext();
        Assert.Equal(1, await db.Sessions.CountAsync(row => row.UserId == form.Person.Id, TestContext.Current.CancellationToken));
    }

    // The other forms end the session or replace its secret, so the second request may arrive signed out.
    [Theory, EachDatabase]
    public async Task Form_TwiceAtTheSameMoment_HasOneEffectAndTheSameAnswer(Database database)
    {
        var host = await hosts.OnAsync(database);
        string[] ending = [OwnAccountForms.SignOut, OwnAccountForms.Delete, OwnAccountForms.Password];
        foreach (var change in OwnAccountForms.All.Except(ending))
        {
            var form = await host.PrepareAsync(change);
            var before = await host.ActionsAsync(form.Person.Id);

            var answers = await Task.WhenAll(form.SendAsync(), form.SendAsync(), form.SendAsync());

            Assert.True((int)answers[0].Status < 400, $"{change}: {answers[0].Status}");
            Assert.All(answers, answer => Assert.Equal((answers[0].Status, answers[0].Location), (answer.Status, answer.Location)));
            Assert.Equal(Audited(change), (await host.ActionsAsync(form.Person.Id)).Count - before.Count);
        }

        Assert.Empty(host.Log.Errors);
    }

    [Theory, EachDatabase]
    public async Task Form_WithAKeyThatAnotherPersonUsed_IsRefusedAndWorksWithTheNewOne(Database database)
    {
        var host = await hosts.OnAsync(database);
        string[] others = [OwnAccountForms.SignOut, OwnAccountForms.Delete, .. OwnAccountForms.OfMenus];
        foreach (var change in OwnAccountForms.All.Except(others))
        {
            var form = await host.PrepareAsync(change);
            var spent = (await form.Visitor.GetAsync("/workspaces")).Form("/account/guide/dismiss");
            await form.Visitor.SubmitAsync(spent, new Dictionary<string, string?> { ["token"] = Key });
            var before = await host.StateAsync(form.Person);

            var refused = await form.SendWithKeyAsync(Key);

            Assert.True(refused.Status == HttpStatusCode.BadRequest, $"{change}: {refused.Status}");
            Assert.Contains($"You have already submitted this form for {form.Person.Name}.", refused.Text, StringComparison.Ordinal);
            Assert.Equal(before, await host.StateAsync(form.Person));
            var action = form.Form.GetAttribute("action")!.Split('?')[0];
            var next = refused.Form(action).QuerySelector("[name=token]")!.GetAttribute("value");
            Assert.NotEqual(Key, next);
            // Browsers request a new passkey each time, so this request has been used up.
            Assert.True(change == "add passkey" || (int)(await form.SendWithKeyAsync(next)).Status < 400, change);
        }

        Assert.Empty(host.Log.Errors);
    }

    private static string Key { get; } = $"{Guid.NewGuid()}";

    private static int Audited(string change) => change is "begin authenticator" || OwnAccountForms.OfMenus.Contains(change) ? 0 : 1;
}
