using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Web.Tests.Commands.Walk;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;

namespace MiniProgramConsole.Web.Tests.Commands;

/// <summary>The lock order: accounts by number, merchant, workspace, mini program, quota, audit heads (the registry's last).</summary>
public sealed class LockOrderTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory, EachDatabase(NotOnSqlite = "It locks no rows: one transaction at a time writes.")]
    public async Task EveryRoute_LocksRows_InTheSameOrder(Database database)
    {
        var recorder = new LockRecorder();
        var locked = 0;
        await ChangingWalk.RunAsync(
            database,
            async (walk, route) =>
            {
                var form = await route.PrepareAsync(await ChangingStage.OnAsync(walk.Host, route));
                recorder.Take();
                await form.SendAsync();
                foreach (var locks in recorder.Take().Where(locks => locks.Count > 0))
                {
                    locked++;
                    var wrong = LockRecorder.WhatIsWrong(locks);
                    walk.Expect(wrong is null, $"{route} locks {wrong}");
                }
            },
            recorder);
        Assert.True(locked >= ChangingRoutes.All.Count / 2, $"Only {locked} transactions locked anything.");
    }

    [Theory]
    [EachDatabase("account, workspace", true)]
    [EachDatabase("workspace, account", false)]
    [EachDatabase("account, other account", true)]
    [EachDatabase("other account, account", false)]
    [EachDatabase("account, workspace, account", true)]
    public async Task Recorder_RowsInAnotherOrder_ReportsThem(Database database, string order, bool isRight)
    {
        await using var shared = await TestDatabase.CreateAsync(database);
        var data = new TestData(shared, new TestTime());
        var (first, second) = (await data.PersonAsync(), await data.PersonAsync());
        var workspace = await data.WorkspaceAsync(first);
        var recorder = new LockRecorder();
        await using var context = shared.NewContext(recorder);
        await context.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            await using var transaction = await context.Database.BeginTransactionAsync(Cancelled);
            foreach (var row in order.Split(", "))
            {
                await (row == "workspace" ? LockWorkspaceAsync(context, workspace.Id) : LockAccountAsync(context, row == "account" ? first.Id : second.Id));
            }
        });

        var wrong = LockRecorder.WhatIsWrong(Assert.Single(recorder.Take()));

        Assert.True(isRight == (wrong is null), wrong);
    }

    private static Task<int> LockAccountAsync(ConsoleDbContext context, long id) => context.Users.Where(user => user.Id == id)
        .ExecuteUpdateAsync(set => set.SetProperty(user => user.LastActiveAt, user => user.LastActiveAt), Cancelled);

    private static Task<int> LockWorkspaceAsync(ConsoleDbContext context, long id) =>
        context.Workspaces.Where(workspace => workspace.Id == id)
        .ExecuteUpdateAsync(set => set.SetProperty(workspace => workspace.OwnerId, workspace => workspace.OwnerId), Cancelled);
}
