using System.Collections.Concurrent;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Commands.Senders;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Workspaces;
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

    [Fact]
    public async Task Create_WhileAnotherCreates_DoesNotWaitForItsPersonMerchantOrWorkspace()
    {
        Assert.SkipWhen(DatabaseServers.WhyNot(Database.PostgreSql) is not null, $"{DatabaseServers.WhyNot(Database.PostgreSql)}");
        var (host, visitor, workspace) = await hosts.OwnerAsync(Database.PostgreSql);
        var form = (await visitor.GetAsync(CreateForm.Address(workspace))).Form("/mini-programs");
        Page? created = null;
        await using var context = host.NewContext();
        await context.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            await using var transaction = await context.Database.BeginTransactionAsync(Cancelled);
            await host.Services.GetRequiredService<IRowLocks>().LockAsync(context, Naming(workspace, onlyAdds: true), Cancelled);
            created = await visitor.SubmitAsync(form, CreateForm.Valid(), UploadedFile.Logo());
        });

        Assert.Equal(CreateForm.ListAddress(workspace), created!.Location);
    }

    [Fact]
    public async Task Change_WhileOthersKeepAdding_ComesInTurn()
    {
        Assert.SkipWhen(DatabaseServers.WhyNot(Database.PostgreSql) is not null, $"{DatabaseServers.WhyNot(Database.PostgreSql)}");
        var (host, _, workspace) = await hosts.OwnerAsync(Database.PostgreSql);
        var locks = host.Services.GetRequiredService<IRowLocks>();
        await using var adding = host.NewContext();
        await using var changing = host.NewContext();
        await using var addingLater = host.NewContext();
        var order = new ConcurrentQueue<string>();
        async Task LockAsync(ConsoleDbContext context, bool onlyAdds, string name)
        {
            await context.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
            {
                await using var transaction = await context.Database.BeginTransactionAsync(Cancelled);
                await locks.LockAsync(context, Naming(workspace, onlyAdds), Cancelled);
                order.Enqueue(name);
            });
        }

        Task? change = null, later = null;
        await adding.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            await using var transaction = await adding.Database.BeginTransactionAsync(Cancelled);
            await locks.LockAsync(adding, Naming(workspace, onlyAdds: true), Cancelled);
            change = LockAsync(changing, onlyAdds: false, "change");
            await Task.Delay(TimeSpan.FromMilliseconds(500), Cancelled);
            later = LockAsync(addingLater, onlyAdds: true, "later");
            await Task.Delay(TimeSpan.FromMilliseconds(500), Cancelled);
            Assert.Empty(order);
        });
        await Task.WhenAll(change!, later!);

        Assert.Equal(["change", "later"], order);
    }

    private static Command Naming(Workspace workspace, bool onlyAdds) => new()
    {
        Sender = new SystemSender(new Actor(workspace.OwnerId, "", null)),
        MerchantId = workspace.MerchantId,
        WorkspaceId = workspace.Id,
        OnlyAdds = onlyAdds,
    };
}
