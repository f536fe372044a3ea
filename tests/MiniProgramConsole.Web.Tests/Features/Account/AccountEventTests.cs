using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;

namespace MiniProgramConsole.Web.Tests.Features.Account;

public sealed class AccountEventTests(ConsoleHosts hosts) : IClassFixture<ConsoleHosts>
{
    [Theory, EachDatabase]
    public async Task SignInAndOut_AreRecordedInTheAccountsStream(Database database)
    {
        var host = await hosts.OnAsync(database);
        var person = await host.Data.PersonAsync("Lin Wei");
        var visitor = host.NewVisitor();
        visitor.Client.DefaultRequestHeaders.UserAgent.ParseAdd("Browser/1.0");
        await visitor.SignInAsync(person);
        var picker = await visitor.GetAsync("/workspaces");
        await visitor.SubmitAsync(picker.Form("/account/sign-out"));
        await host.NewVisitor().TrySignInAsync(person.Email, "wrong");

        await using var context = host.NewContext();
        var stream = AuditStreams.OfAccount(person.Id);
        var entries = await context.AuditEntries.Where(entry => entry.Stream == stream).OrderBy(entry => entry.Number)
            .ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(
            [(1L, "account.signed-in", """{"Browser":"Browser/1.0"}"""), (2L, "account.signed-out", null)],
            entries.Select(entry => (entry.Number, entry.Action, entry.After)));
        Assert.All(entries, entry => Assert.Equal((person.Id, "Lin Wei", null), (entry.ActorId, entry.ActorName, entry.WorkspaceId)));
    }
}
