using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;

namespace MiniProgramConsole.Web.Tests.Data;

public sealed class SqliteCommandTests : IAsyncLifetime
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private readonly Commands commands = new();
    private ConsoleHost host = null!;
    private ConsoleDbContext context = null!;

    public async ValueTask InitializeAsync()
    {
        host = await ConsoleHost.StartAsync(Database.Sqlite, interceptors: commands);
        context = await RentAsync(host);
    }

    public async ValueTask DisposeAsync()
    {
        await context.DisposeAsync();
        await host.DisposeAsync();
    }

    [Fact]
    public async Task Statement_RunAgain_IsNotPreparedAgain()
    {
        await CountAsync();
        await CountAsync();

        Assert.Same(commands.Run[0], commands.Run[1]);
    }

    [Fact]
    public async Task Statement_WhileItRuns_CanRunOnceMore()
    {
        await AddAsync("First");
        await AddAsync("Second");
        var names = new List<string>();

        await foreach (var outer in context.Merchants.Select(merchant => merchant.Name).AsAsyncEnumerable())
        {
            var all = await context.Merchants.Select(merchant => merchant.Name).ToListAsync(Cancelled);
            names.AddRange(all.Select(inner => $"{outer} {inner}"));
        }

        Assert.Equal(["First First", "First Second", "Second First", "Second Second"], names.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Statement_AfterItFailed_RunsAgain()
    {
        await AddAsync("First");
        var refusal = await Record.ExceptionAsync(() => AddAsync(null!));

        await AddAsync("Second");

        Assert.IsType<SqliteException>(refusal);
        Assert.Equal(2, await CountAsync());
    }

    [Fact]
    public async Task Statement_WithAFile_IsNotKept()
    {
        await FindAsync(context, [1]);
        await FindAsync(context, [1]);

        Assert.NotSame(commands.Run[0], commands.Run[1]);
    }

    [Fact]
    public async Task Connection_OfAContextThatIsReturned_StaysOpenForTheNext()
    {
        await CountAsync();
        var connection = await ReturnAsync();

        await using var next = await RentAsync(connection);
        await next.Merchants.CountAsync(Cancelled);

        Assert.Equal(ConnectionState.Open, connection.State);
        Assert.Same(commands.Run[0], commands.Run[^1]);
    }

    [Fact]
    public async Task Context_ReturnedWithinATransaction_LeavesNothing()
    {
        await context.Database.BeginTransactionAsync(Cancelled);
        await AddAsync("Not committed");
        await context.DisposeAsync();
        await using var other = host.NewContext();

        await InsertAsync(other, "Other");

        context = await RentAsync(host);
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task Transaction_WhileAnotherWrites_WaitsForItsTurnWithoutAThread()
    {
        await using var other = await RentAsync(host);
        var first = await context.Database.BeginTransactionAsync(Cancelled);

        var waiting = other.Database.BeginTransactionAsync(Cancelled);
        Assert.False(waiting.IsCompleted);
        await AddAsync("First");
        await first.CommitAsync(Cancelled);

        await using var second = await waiting;
        await InsertAsync(other, "Second");
        await second.CommitAsync(Cancelled);
        Assert.Equal(2, await CountAsync());
    }

    [Fact]
    public async Task Transaction_WhoseWaitIsCancelled_LeavesTheTurnToOthers()
    {
        await using var other = await RentAsync(host);
        await using var third = await RentAsync(host);
        var first = await context.Database.BeginTransactionAsync(Cancelled);
        using var leaving = new CancellationTokenSource();
        var left = other.Database.BeginTransactionAsync(leaving.Token);
        var waiting = third.Database.BeginTransactionAsync(Cancelled);

        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        await first.DisposeAsync();

        await using var begun = await waiting;
        Assert.NotNull(begun);
    }

    [Fact]
    public async Task Context_ReturnedWhileItReads_LeavesNothing()
    {
        await AddAsync("First");
        await AddAsync("Second");
        var names = context.Merchants.Select(merchant => merchant.Name);
        await names.AsAsyncEnumerable().GetAsyncEnumerator(Cancelled).MoveNextAsync();
        var connection = await ReturnAsync();
        await using var other = host.NewContext();
        await InsertAsync(other, "Third");

        await using var next = await RentAsync(connection);

        Assert.Equal(3, (await next.Merchants.Select(merchant => merchant.Name).ToListAsync(Cancelled)).Count);
    }

    [Fact]
    public async Task Connections_BeyondThoseThatAreKept_CloseAfterEachStatement()
    {
        var rented = new List<ConsoleDbContext>();
        for (var count = 0; count < 100; count++)
        {
            rented.Add(await RentAsync(host));
            await rented[^1].Merchants.CountAsync(Cancelled);
        }

        Assert.InRange(rented.Count(one => one.Database.GetDbConnection().State == ConnectionState.Open), 32, 64);
        Assert.Equal(ConnectionState.Closed, rented[^1].Database.GetDbConnection().State);
    }

    [Fact]
    public async Task Connection_OfAServerThatStops_Closes()
    {
        var stopping = await ConsoleHost.StartAsync(Database.Sqlite);
        DbConnection connection;
        await using (var rented = await RentAsync(stopping))
        {
            await rented.Merchants.CountAsync(Cancelled);
            connection = rented.Database.GetDbConnection();
        }

        await stopping.DisposeAsync();

        Assert.Equal(ConnectionState.Closed, connection.State);
    }

    [Fact]
    public async Task Commands_OneAfterTheOther_ShareAConnectionThatKeepsStatementsWithFiles()
    {
        foreach (var file in new byte[][] { [1], [2] })
        {
            await using var lease = await LeaseAsync(Cancelled);
            await FindAsync(lease.Database, file);
        }

        Assert.Same(commands.Run[0].Connection, commands.Run[1].Connection);
        Assert.Same(commands.Run[0], commands.Run[1]);
    }

    [Fact]
    public async Task Command_WhileAnotherRuns_WaitsUnlessItIsCancelled()
    {
        var first = await LeaseAsync(Cancelled);
        using var leaving = new CancellationTokenSource();
        var left = LeaseAsync(leaving.Token);
        var waiting = LeaseAsync(Cancelled);

        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        Assert.False(waiting.IsCompleted);
        await first.DisposeAsync();

        await using var second = await waiting;
        Assert.NotNull(second);
    }

    private async Task<DbConnection> ReturnAsync()
    {
        var connection = context.Database.GetDbConnection();
        await context.DisposeAsync();
        return connection;
    }

    private async Task<ConsoleDbContext> RentAsync(DbConnection connection)
    {
        var others = new List<ConsoleDbContext>();
        while (true)
        {
            var rented = await RentAsync(host);
            if (rented.Database.GetDbConnection() == connection)
            {
                await Task.WhenAll(others.Select(other => other.DisposeAsync().AsTask()));
                return rented;
            }

            others.Add(rented);
        }
    }

    private Task<CommandLease> LeaseAsync(CancellationToken cancellationToken) =>
        host.Services.GetRequiredService<ICommandContexts>().RentAsync(cancellationToken);

    private static Task<List<int>> FindAsync(ConsoleDbContext context, byte[] file) => context.Database
        .SqlQuery<int>($"SELECT Id AS Value FROM Merchants WHERE {file} IS NULL").ToListAsync(Cancelled);

    private static Task<ConsoleDbContext> RentAsync(ConsoleHost host) =>
        host.Services.GetRequiredService<IDbContextFactory<ConsoleDbContext>>().CreateDbContextAsync(Cancelled);

    private Task<int> CountAsync() => context.Merchants.CountAsync(Cancelled);

    private Task<int> AddAsync(string name) => InsertAsync(context, name);

    private static Task<int> InsertAsync(ConsoleDbContext context, string name) => context.Database.ExecuteSqlAsync(
        $"INSERT INTO Merchants (Name, CreatedAt) VALUES ({name}, {DateTime.UtcNow})", Cancelled);

    private sealed class Commands : DbCommandInterceptor
    {
        public List<DbCommand> Run { get; } = [];

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default)
        {
            if (command.CommandText.Contains("Merchants", StringComparison.Ordinal))
            {
                Run.Add(command);
            }

            return new(result);
        }
    }
}
