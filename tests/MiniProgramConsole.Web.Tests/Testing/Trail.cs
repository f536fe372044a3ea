using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using MiniProgramConsole.Core;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Auditing.Verifying;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Web.Tests.Testing.Databases;

namespace MiniProgramConsole.Web.Tests.Testing;

/// <summary>An audit trail on its own database, without the web host.</summary>
public sealed class Trail : IAsyncDisposable
{
    public const string Key = "a key of thirty-two characters, or more";

    private readonly ServiceProvider services;

    private Trail(TestDatabase database, string? key, params IInterceptor[] interceptors)
    {
        Database = database;
        Sealer = new AuditSealer(key);
        var collection = new ServiceCollection().AddConsoleCore().AddSingleton(Sealer)
            .Configure<IdentityOptions>(ConsoleDbContext.ConfigureIdentityStores)
            .ConfigureDbContext<ConsoleDbContext>(options => options.AddInterceptors(interceptors));
        services = collection.AddDatabase(database.Kind, database.ConnectionString).BuildServiceProvider();
    }

    public TestDatabase Database { get; }

    public AuditSealer Sealer { get; }

    public static async Task<Trail> CreateAsync(Database database, string? key = null, params IInterceptor[] interceptors) =>
        new(await TestDatabase.CreateAsync(database), key, interceptors);

    /// <summary>The same trail with another key, or with none.</summary>
    public Trail WithKey(string? key) => new(Database, key);

    public static AuditEvent Event(string stream, int number = 1) => new()
    {
        Stream = stream,
        At = new DateTime(2026, 11, 24, 12, 0, 0, DateTimeKind.Utc).AddSeconds(number).AddTicks(7),
        By = new Actor(7, "Lin Wei 林伟", "2001:db8::7"),
        Action = AuditAction.MiniProgramModified,
        WorkspaceId = 41,
        SubjectKind = AuditSubject.MiniProgram,
        SubjectId = "2021000000000001",
        SubjectName = $"晨光咖啡 {number}",
        Before = """{"Name":"a"}""",
        After = """{"Name":"b"}""",
    };

    public async Task AppendAsync(string stream, int count = 1)
    {
        for (var number = 1; number <= count; number++)
        {
            await AppendAsync(Event(stream, number));
        }
    }

    public Task AppendAsync(AuditEvent happened) => services.GetRequiredService<ConsoleTransactions>().RunAsync(
        async (db, cancelled) =>
        {
            await services.GetRequiredService<AuditTrail>().AppendAsync(db, happened, cancelled);
            return await db.SaveChangesAsync(cancelled);
        },
        TestContext.Current.CancellationToken);

    /// <summary>The same transaction without the chain, to measure the chain's cost.</summary>
    public Task InsertWithoutChainAsync(AuditEntry entry) => services.GetRequiredService<ConsoleTransactions>().RunAsync(
        (db, cancelled) =>
        {
            db.AuditEntries.Add(entry);
            return db.SaveChangesAsync(cancelled);
        },
        TestContext.Current.CancellationToken);

    public async Task<AuditReport> VerifyAsync()
    {
        await using var context = Database.NewContext();
        return await new AuditVerifier(context, Sealer).VerifyAsync(TestContext.Current.CancellationToken);
    }

    public async Task<AuditReport> SealAsync()
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AuditResealing>().RunAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Checks that the trail is clean, tampers with it, and returns the findings. The tampering is rolled back.</summary>
    public async Task<IReadOnlyList<string>> FindAfterAsync(Func<ConsoleDbContext, Task> tamper)
    {
        Assert.Empty((await VerifyAsync()).Findings);
        await using var context = Database.NewContext();
        return await context.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            await using var transaction = await context.Database.BeginTransactionAsync();
            await tamper(context);
            context.ChangeTracker.Clear();
            var report = await new AuditVerifier(context, Sealer).VerifyAsync(TestContext.Current.CancellationToken);
            return report.Findings.Select(finding => finding.ToString()).ToList();
        });
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await Database.DisposeAsync();
    }
}
