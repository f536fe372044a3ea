using System.Net;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Commands;

/// <summary>A command's locks are held for longer than it waits.</summary>
public sealed class BusyTests(ConsoleHosts hosts) : IClassFixture<ConsoleHosts>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Create_WhileItsRowsAreLocked_SaysBusyKeepsTheFormAndWorksLater()
    {
        // SQLite has no row locks: a transaction waits at its start.
        Assert.SkipWhen(DatabaseServers.WhyNot(Database.PostgreSql) is not null, $"{DatabaseServers.WhyNot(Database.PostgreSql)}");
        var (host, visitor, workspace) = await hosts.OwnerAsync(Database.PostgreSql);
        var form = (await visitor.GetAsync(CreateForm.Address(workspace))).Form("/mini-programs");
        await visitor.SubmitAsync(form, CreateForm.Valid("Name", ""), UploadedFile.Logo());
        var filled = (await visitor.SubmitAsync(form, CreateForm.Valid("Name", ""), UploadedFile.Logo())).Form("/mini-programs");
        var name = new Dictionary<string, string?> { ["Name"] = "晨光咖啡" };

        await using (var context = host.NewContext())
        {
            await context.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
            {
                await using var transaction = await context.Database.BeginTransactionAsync(Cancelled);
                await context.Users.Where(user => user.Id == workspace.OwnerId)
                    .ExecuteUpdateAsync(set => set.SetProperty(user => user.DisplayName, user => user.DisplayName), Cancelled);
                var busy = await visitor.SubmitAsync(filled, name);

                Assert.Equal(
                    (HttpStatusCode.ServiceUnavailable, 5),
                    (busy.Status, (int)busy.Response.Headers.RetryAfter!.Delta!.Value.TotalSeconds));
                Assert.Contains("The console is busy, and nothing was saved.", busy.Text, StringComparison.Ordinal);
                Assert.Equal("晨光咖啡", busy.Control("Mini Program Name").GetAttribute("value"));
            });
        }

        Assert.Equal((0, 0), await host.PlacesAsync(workspace.MerchantId));
        Assert.Equal(CreateForm.ListAddress(workspace), (await visitor.SubmitAsync(filled, name)).Location);
        Assert.Empty(host.Log.Errors);
    }
}
