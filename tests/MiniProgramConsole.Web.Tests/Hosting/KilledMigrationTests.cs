using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Auditing.Verifying;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;

namespace MiniProgramConsole.Web.Tests.Hosting;

/// <summary>Only SQLite keeps the lock of a killed <c>migrate</c>. The servers release it when the connection closes.</summary>
public sealed class KilledMigrationTests
{
    private const string Wait = "Another process has been migrating this database since 2026-11-24 12:00:00Z. If none is running, it was stopped "
        + "in the middle: run 'dotnet MiniProgramConsole.Web.dll migrate --break-lock'.\n";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Migrate_WithALockLeftBehind_WaitsThenSaysWhatToDo()
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);
        await using var context = database.NewContext();
        await context.Database.ExecuteSqlAsync(
            $"INSERT INTO __EFMigrationsLock (Id, Timestamp) VALUES (1, '2026-11-24 12:00:00')", Cancelled);

        var clock = Stopwatch.StartNew();
        var waited = await ConsoleProcess.RunAsync(database, "migrate");
        clock.Stop();
        var broken = await ConsoleProcess.RunAsync(database, "migrate", "--break-lock");
        var after = await ConsoleProcess.RunAsync(database, "migrate");

        Assert.Equal((1, Wait), waited);
        Assert.InRange(clock.Elapsed, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(60));
        Assert.Equal((0, 0), (broken.ExitCode, after.ExitCode));
        Assert.Contains("\"The migration lock held since {Since:O} was broken\"", broken.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("was broken", after.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Migrate_KilledAnywhere_IsFinishedByTheNextRun()
    {
        await using var previous = await PreviousVersion.CreateAsync(Database.Sqlite, workspaces: 20, programs: 150);
        var counts = await previous.CountAsync();
        SqliteConnection.ClearAllPools();
        var original = await File.ReadAllBytesAsync(FileOf(previous.Database), Cancelled);
        var clock = Stopwatch.StartNew();
        Assert.Equal(0, (await ConsoleProcess.RunAsync(previous.Database, "migrate")).ExitCode);
        var whole = clock.Elapsed;

        var moments = new (string Name, Func<Task> Comes)[]
        {
            ("while the lock is held", () => WaitForAsync(previous.Database, "SELECT COUNT(*) FROM __EFMigrationsLock")),
            ("while entries are chained", () => WaitForAsync(previous.Database, "SELECT COUNT(*) FROM AuditHeads")),
            ("at a random moment", () => Task.Delay(whole * (0.2 + (Random.Shared.NextDouble() * 0.7)), Cancelled)),
            ("at a random moment", () => Task.Delay(whole * (0.2 + (Random.Shared.NextDouble() * 0.7)), Cancelled)),
        };
        foreach (var (name, comes) in moments)
        {
            SqliteConnection.ClearAllPools();
            RestoreFile(previous.Database, original);
            var wasRunning = await ConsoleProcess.RunAndKillAsync(previous.Database, comes, "migrate");
            var state = await StateAsync(previous.Database);
            TestContext.Current.TestOutputHelper!.WriteLine($"killed {name}: {wasRunning}; {state}");
            Assert.True(wasRunning || name == moments[^1].Name, $"{name} migrate had ended already");

            var (exitCode, output) = await ConsoleProcess.RunAsync(previous.Database, "migrate", "--break-lock");

            Assert.True(exitCode == 0, output);
            Assert.Equal(counts, await previous.CountAsync());
            await using var context = previous.Database.NewContext();
            var report = await new AuditVerifier(context, new AuditSealer(null)).VerifyAsync(Cancelled);
            Assert.Empty(report.Findings);
            Assert.Equal((21, 3020), (report.Streams, report.Entries));
            Assert.Equal("ok", await context.Database.SqlQuery<string>($"SELECT integrity_check AS Value FROM pragma_integrity_check")
                .SingleAsync(Cancelled));
            Assert.Empty(
                await context.Database.SqlQuery<string>($"SELECT \"table\" AS Value FROM pragma_foreign_key_check").ToListAsync(Cancelled));
            Assert.False(await context.MiniPrograms.AnyAsync(program => program.Details.Logo! != program.Logo.Hash, Cancelled));
            Assert.False(await context.Users.AnyAsync(user => user.NameSearch == "", Cancelled));
        }
    }

    [Fact]
    public async Task Migrate_KilledOnPostgreSql_LeavesNeitherALockNorHalfAMigration()
    {
        Assert.SkipWhen(DatabaseServers.WhyNot(Database.PostgreSql) is not null, $"{DatabaseServers.WhyNot(Database.PostgreSql)}");
        await using var database = await TestDatabase.CreateAsync(Database.PostgreSql, migrated: false);
        await database.CreateEmptyAsync();

        var wasRunning = await ConsoleProcess.RunAndKillAsync(database, () => WaitForATableToBeMadeAsync(database), "migrate");
        var (exitCode, output) = await ConsoleProcess.RunAsync(database, "migrate");

        Assert.True(wasRunning, "migrate had ended already");
        Assert.True(exitCode == 0, output);
        await using var context = database.NewContext();
        Assert.Empty(await context.Database.GetPendingMigrationsAsync(Cancelled));
    }

    private static async Task WaitForATableToBeMadeAsync(TestDatabase database)
    {
        await using var context = database.NewContext();
        var making = context.Database.SqlQuery<int>(
            $"SELECT COUNT(*)::int AS \"Value\" FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'CREATE%' AND pid <> pg_backend_pid()");
        while (await making.SingleAsync(Cancelled) == 0)
        {
            Cancelled.ThrowIfCancellationRequested();
        }
    }

    private static async Task WaitForAsync(TestDatabase database, string count)
    {
        await using var connection = new SqliteConnection(database.ConnectionString);
        await connection.OpenAsync(Cancelled);
        await using var command = connection.CreateCommand();
        command.CommandText = count;
        while (true)
        {
            try
            {
                if (await command.ExecuteScalarAsync(Cancelled) is > 0L)
                {
                    return;
                }
            }
            catch (SqliteException)
            {
                // The table doesn't exist yet.
            }

            await Task.Delay(1, Cancelled);
        }
    }

    private static async Task<string> StateAsync(TestDatabase database)
    {
        await using var context = database.NewContext();
        var applied = (await context.Database.GetAppliedMigrationsAsync(Cancelled)).Count();
        var locks = await context.Database.SqlQuery<int>($"SELECT COUNT(*) AS Value FROM __EFMigrationsLock").SingleAsync(Cancelled);
        var chained = applied == 2
            ? await context.AuditEntries.CountAsync(entry => entry.WorkspaceId != null && entry.Stream != AuditStreams.Unchained, Cancelled)
            : 0;
        return $"{applied} migrations applied, {locks} locks left, {chained} entries chained";
    }

    private static string FileOf(TestDatabase database) => new SqliteConnectionStringBuilder(database.ConnectionString).DataSource;

    private static void RestoreFile(TestDatabase database, byte[] content)
    {
        var file = FileOf(database);
        File.Delete($"{file}-wal");
        File.Delete($"{file}-shm");
        File.WriteAllBytes(file, content);
    }
}
