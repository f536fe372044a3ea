using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Commands.Senders;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;
using Npgsql;

namespace MiniProgramConsole.Web.Tests.Commands;

/// <summary>A command's locks are held for longer than it waits.</summary>
public sealed class BusyTests(ConsoleHosts hosts) : IClassFixture<ConsoleHosts>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Create_WhileItsRowsAreLocked_SaysBusyKeepsTheFormAndWorksLater(bool first)
    {
        var (host, visitor, workspace) = await OwnerAsync();
        var form = (await visitor.GetAsync(CreateForm.Address(workspace))).Form("/mini-programs");
        await visitor.SubmitAsync(form, CreateForm.Valid("Name", ""), UploadedFile.Logo());
        var filled = (await visitor.SubmitAsync(form, CreateForm.Valid("Name", ""), UploadedFile.Logo())).Form("/mini-programs");
        var name = new Dictionary<string, string?> { ["Name"] = "晨光咖啡" };

        await using (var context = host.NewContext())
        {
            await context.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
            {
                await using var transaction = await context.Database.BeginTransactionAsync(Cancelled);
                await (first
                    ? (Task)AccountLock.LockAsync(context, workspace.OwnerId, Cancelled)
                    : WorkspaceLock.LockAllAsync(context, [workspace.Id], Cancelled));
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
    public async Task Create_WaitingForOneWhoBlocksItsSender_IsRefused()
    {
        var (host, _, workspace) = await OwnerAsync();
        var master = await host.Data.PersonAsync();
        await host.Data.AddMemberAsync(workspace, master, WorkspaceRole.Master);
        var visitor = await host.SignInAsync(master);
        var form = (await visitor.GetAsync(CreateForm.Address(workspace))).Form("/mini-programs");
        await using var blocking = host.NewContext();

        var refused = await blocking.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            await using var transaction = await blocking.Database.BeginTransactionAsync(Cancelled);
            await WorkspaceLock.LockAllAsync(blocking, [workspace.Id], Cancelled);
            await blocking.WorkspaceMembers.Where(member => member.UserId == master.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(member => member.BlockedAt, host.Time.Now), Cancelled);
            var creating = visitor.SubmitAsync(form, CreateForm.Valid(), UploadedFile.Logo());
            await using var watching = host.NewContext();
            await Eventually.ReadAsync(() => CountWaitingAsync(watching), waiting => waiting == 1);
            await transaction.CommitAsync(Cancelled);
            return await creating;
        });

        Assert.Equal(HttpStatusCode.NotFound, refused.Status);
        Assert.Equal((0, 0), await host.PlacesAsync(workspace.MerchantId));
    }

    [Fact]
    public async Task Command_NamingAMiniProgramOfAnotherWorkspace_NeitherLocksItNorWaitsForIt()
    {
        var (host, _, workspace) = await OwnerAsync();
        var stranger = await host.Data.PersonAsync();
        var theirs = (await host.Data.ProgramsAsync(await host.Data.WorkspaceAsync(stranger), stranger, 1))[0];
        var command = new Command
        {
            Sender = new SystemSender(Actor.System),
            WorkspaceId = workspace.Id,
            MiniProgramId = theirs.MiniProgramId,
        };
        await using var holding = host.NewContext();
        await using var asking = host.NewContext();

        await holding.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            await using var held = await holding.Database.BeginTransactionAsync(Cancelled);
            await holding.MiniPrograms.Where(program => program.Id == theirs.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(program => program.Status, program => program.Status), Cancelled);
            await using var asked = await asking.Database.BeginTransactionAsync(Cancelled);

            // Waiting ends in an exception.
            await host.Services.GetRequiredService<IRowLocks>().LockAsync(asking, command, () => Task.FromResult(0), Cancelled);
        });
    }

    [Fact]
    public async Task Command_ThatReadsNothing_LocksItsRows()
    {
        var (host, _, workspace) = await OwnerAsync();
        var command = new Command { Sender = new SystemSender(Actor.System), WorkspaceId = workspace.Id };
        await using var holding = host.NewContext();
        await using var asking = host.NewContext();

        await holding.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            await using var held = await holding.Database.BeginTransactionAsync(Cancelled);
            await host.Services.GetRequiredService<IRowLocks>().LockAsync(holding, command, () => Task.FromResult(0), Cancelled);

            var refused = await Assert.ThrowsAsync<PostgresException>(() => asking.Database.ExecuteSqlAsync(
                $"""SELECT 1 FROM "Workspaces" WHERE "Id" = {workspace.Id} FOR UPDATE NOWAIT""", Cancelled));
            Assert.Equal(PostgresErrorCodes.LockNotAvailable, refused.SqlState);
        });
    }

    // SQLite has no row locks: a transaction waits at its start.
    private Task<(ConsoleHost Host, Visitor Visitor, Workspace Workspace)> OwnerAsync()
    {
        Assert.SkipWhen(DatabaseServers.WhyNot(Database.PostgreSql) is not null, $"{DatabaseServers.WhyNot(Database.PostgreSql)}");
        return hosts.OwnerAsync(Database.PostgreSql);
    }

    private static Task<int> CountWaitingAsync(ConsoleDbContext context) => context.Database.SqlQuery<int>(
        $"SELECT COUNT(*)::int AS \"Value\" FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'")
        .SingleAsync(Cancelled);
}
