using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.LaunchTargets;
using MiniProgramConsole.Core.Logos;
using MiniProgramConsole.Core.MiniPrograms;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Web.Security;

namespace MiniProgramConsole.Web.Tests.Data;

/// <summary>What the services ask of SQL Server, checked without one: it parses, and every table and column in it is there.</summary>
public sealed class SqlServerQueryTests
{
    private static readonly Actor Somebody = new(1, "Lin Wei", "192.0.2.1");
    private static readonly string Hash = new('a', Hashing.Length);

    private static readonly WorkspaceMembership Workspace = new()
    {
        Id = 1,
        Code = "23456789bcdf",
        Name = "Tea",
        MerchantId = 1,
        MerchantName = "Tea",
        OwnerName = "Lin Wei",
        Role = WorkspaceRole.Owner,
    };

    private static readonly MiniProgramDetails Details = new()
    {
        LaunchTarget = LaunchTargetList.AlipayChina.Code,
        Name = "晨光咖啡",
        Tagline = "现磨咖啡，到店自取，一杯起送",
        Description = "在晨光咖啡点单，选择附近门店，到店即取，不必排队。",
        Logo = Hash,
        Industry = "food-coffee",
        ContactNumber = "0571-1234567",
        ContactEmail = "service@example.com",
    };

    [Theory, InlineData(0), InlineData(1)]
    public async Task EveryStatement_MeansSomethingToSqlServer(int touched)
    {
        var recorder = new RecordingSqlServer(touched);
        await AskEverythingAsync(recorder);

        Assert.True(recorder.Statements.Count > 10, $"Only {recorder.Statements.Count} statements were recorded.");
        await using var context = recorder.CreateDbContext();
        using var model = SqlServerScriptTests.ModelOf(context.Database.GenerateCreateScript());
        foreach (var statement in recorder.Statements)
        {
            model.AddObjects(statement);
        }

        // DacFx warns of a column that it can't find in a procedure, where it errs about one in a table.
        Assert.Empty(model.Validate().Select(message => message.ToString()));
    }

    [Theory, InlineData("SELECT [w].[Nothing] FROM [Workspaces] AS [w]"), InlineData("SELECT 1 FROM [Nowhere]")]
    public void Statement_AboutWhatIsNotThere_IsFound(string statement)
    {
        using var context = new RecordingSqlServer(0).CreateDbContext();
        using var model = SqlServerScriptTests.ModelOf(context.Database.GenerateCreateScript());
        model.AddObjects($"CREATE PROCEDURE [wrong] AS\n{statement}");

        Assert.NotEmpty(model.Validate());
    }

    private static async Task AskEverythingAsync(RecordingSqlServer recorder)
    {
        var database = recorder.CreateDbContext();
        var transactions = new ConsoleTransactions(recorder);
        var (errors, time) = (new NoErrors(), TimeProvider.System);
        var sessions = new SessionService(database, time);
        var workspaces = new WorkspaceService(database);
        var staged = new StagedLogoService(database, transactions, errors, time);
        var programs = new MiniProgramService(database, transactions, errors, new MiniProgramDetailsValidator(), staged, time);
        var throttle = new SignInThrottleService(transactions, errors, time);
        var image = new LogoImage([1], Hash, LogoFormat.Png, 1, 1);

        Func<Task>[] asked =
        [
            () => throttle.CountAsync(database, Hash, default),
            () => sessions.BeginAsync(1, "192.0.2.1", "Browser", default),
            () => sessions.TouchAsync(1, DateTime.UnixEpoch, default),
            () => sessions.EndAsync(1, default),
            () => new SessionReader(sessions, workspaces).ReadAsync(1, "secret", Workspace.Code, default),
            () => workspaces.ListAsync(1, default),
            () => new QuotaService(database).ListAsync(1, default),
            () => QuotaService.TakePlaceAsync(database, 1, LaunchTargetList.AlipayChina, default),
            () => new LogoService(database).FindAsync(1, Hash, default),
            () => StagedLogoService.StageAsync(database, 1, image, time.GetUtcNow().UtcDateTime, default),
            () => staged.IsStagedAsync(1, Hash, default),
            () => programs.ListAsync(Workspace, default),
            () => programs.CreateAsync(Workspace, Somebody, Details with { Name = "" }, null, Guid.NewGuid(), default),
            () => programs.AddAsync(database, Workspace, Somebody, LaunchTargetList.AlipayChina, Details, [1], Guid.NewGuid(), Hash, default),
        ];
        foreach (var ask in asked)
        {
            // A write or a count misses the rows that it asked for: its statement is on record all the same.
            var exception = await Record.ExceptionAsync(ask);
            Assert.True(exception is null or DbUpdateException or InvalidOperationException { Message: "Sequence contains no elements." }, $"{exception}");
        }
    }

    private sealed class NoErrors : IDatabaseErrors
    {
        public string? ViolatedConstraint(DbUpdateException exception) => null;
    }
}
