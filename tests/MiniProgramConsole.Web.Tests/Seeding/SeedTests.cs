using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Images;
using MiniProgramConsole.Core.LaunchTargets;
using MiniProgramConsole.Core.MiniPrograms;
using MiniProgramConsole.Core.MiniPrograms.Logos;
using MiniProgramConsole.Core.MiniPrograms.Members;
using MiniProgramConsole.Seeder;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Seeding;

/// <summary>Runs the seeder as a process, then the console in Production on its database.</summary>
public sealed partial class SeedTests
{
    public const string NotFilled = "The seeder fills SQLite and PostgreSQL only";

    // One merchant in twenty also has a deleted program.
    private const int Merchants = 21;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory, EachDatabase(NotOnSqlServer = NotFilled)]
    public async Task EmptyDatabase_IsFilledAsTheConsoleWouldHave(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);

        var (exitCode, output) = await SeedAsync(database, "seed", "--merchants", $"{Merchants}");

        Assert.True(exitCode == 0, output);
        var verified = await ConsoleProcess.RunAsync(database, "verify-audit");
        Assert.True(verified.ExitCode == 0, verified.Output);
        Assert.Contains($"in {Merchants + 1} streams.", verified.Output, StringComparison.Ordinal);
        await using var context = database.NewContext();
        var (programs, logos) = (await context.MiniPrograms.ToListAsync(Cancelled), await context.Logos
            .ToDictionaryAsync(logo => logo.Id, Cancelled));
        Assert.Equal((Merchants * 10) + 1, programs.Count);
        Assert.Equal(programs.Count, logos.Count);
        Assert.Equal(programs.Count, await context.IssuedMiniProgramIds.CountAsync(Cancelled));
        Assert.True(programs.DistinctBy(program => program.Details.Industry!).Count() > 50, "The industries hardly differ.");
        Assert.True(programs.DistinctBy(program => program.Details.Name!).Count() > 100, "The names hardly differ.");
        Assert.All(programs, program => Assert.Empty(new MiniProgramDetailsValidator().Validate(DetailsOf(program)).Errors));
        Assert.All(programs, program => Assert.Equal(
            (program.Details.Logo!, program.WorkspaceId, program.MiniProgramId),
            (logos[program.LogoId].Hash, logos[program.LogoId].WorkspaceId, logos[program.LogoId].MiniProgramId)));
        var members = await context.ProgramMembers.ToListAsync(Cancelled);
        Assert.All(programs, program => Assert.Contains(members, member =>
            member.ProgramId == program.Id && member.UserId == program.CreatedById && member.Role == ProgramRole.Admin));
        Assert.Equal(programs.Count + (2 * Merchants), members.Count);
        await AllLogosAreValidAsync(logos.Values);
        await QuotasAreRightAsync(database);
        await ForeignKeysHoldAsync(database);
        await SomebodySeesTenProgramsAsync(database, PasswordIn(output));
    }

    [Theory, EachDatabase(NotOnSqlServer = NotFilled)]
    public async Task DatabaseWithAccounts_IsRefusedInOneSentence(Database kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await new TestData(database, new TestTime()).PersonAsync();

        var (exitCode, output) = await SeedAsync(database, "seed", "--merchants", "1");

        Assert.Equal(1, exitCode);
        Assert.EndsWith("The database has accounts already: 'seed' fills an empty one only.", output.TrimEnd(), StringComparison.Ordinal);
        await using var context = database.NewContext();
        Assert.Equal(1, await context.Users.CountAsync(Cancelled));
        Assert.False(await context.Merchants.AnyAsync(Cancelled));
    }

    [Theory]
    [InlineData]
    [InlineData("seed")]
    [InlineData("seed", "--merchants")]
    [InlineData("seed", "--merchants", "0")]
    [InlineData("seed", "--merchants", "100001")]
    [InlineData("seed", "--merchants", "ten")]
    [InlineData("seed", "--merchants", "-1")]
    [InlineData("seed", "--merchant", "5")]
    [InlineData("fill", "--merchants", "5")]
    public async Task BadNumber_IsRefusedInOneSentence(params string[] arguments)
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);

        var (exitCode, output) = await SeedAsync(database, arguments);

        Assert.Equal(1, exitCode);
        Assert.Equal("Say how many merchants: 'seed --merchants N', where N is a whole number from 1 to 100000.", output.Trim());
    }

    [Theory, EachDatabase(NotOnSqlServer = NotFilled)]
    public async Task DatabaseWithPendingMigrations_IsRefusedInOneSentence(Database database)
    {
        await using var empty = await TestDatabase.CreateAsync(database, migrated: false);

        var (exitCode, output) = await SeedAsync(empty, "seed", "--merchants", "1");

        Assert.Equal(1, exitCode);
        Assert.EndsWith("Run 'dotnet MiniProgramConsole.Web.dll migrate' first.", output.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SqlServer_IsRefusedInOneSentence()
    {
        await using var database = await TestDatabase.CreateAsync(Database.Sqlite);

        var answer = await ConsoleProcess.RunProgramAsync(
            typeof(SampleData).Assembly, database, new() { ["Database__Provider"] = "SqlServer" }, "seed", "--merchants", "1");

        Assert.Equal((1, "SQL Server is not filled: set Database__Provider to Sqlite or PostgreSql.\n"), answer);
    }

    private static Task<(int ExitCode, string Output)> SeedAsync(TestDatabase database, params string[] arguments) =>
        ConsoleProcess.RunProgramAsync(typeof(SampleData).Assembly, database, [], arguments);

    private static async Task AllLogosAreValidAsync(IEnumerable<Logo> logos)
    {
        var reader = new LogoReader(new DecodingGate());
        foreach (var logo in logos.DistinctBy(logo => logo.Hash))
        {
            var reading = await reader.ReadAsync("logo.png", logo.Content, LaunchTargetList.AlipayChina.Logo, Cancelled);
            Assert.True(reading.Error is null, $"{reading.Error}");
            Assert.Equal(logo.Hash, reading.Image!.Hash);
        }
    }

    private static async Task QuotasAreRightAsync(TestDatabase database)
    {
        await using var context = database.NewContext();
        var used = await context.MerchantQuotas.ToDictionaryAsync(quota => quota.MerchantId, quota => quota.Used, Cancelled);
        var there = await context.MiniPrograms.Where(program => program.DeletedAt == null).GroupBy(program => program.MerchantId)
            .ToDictionaryAsync(programs => programs.Key, programs => programs.Count(), Cancelled);
        Assert.Equal(Merchants, used.Count);
        Assert.Equal(there, used);
    }

    private static async Task ForeignKeysHoldAsync(TestDatabase database)
    {
        if (database.Kind == Database.Sqlite)
        {
            await using var context = database.NewContext();
            Assert.Empty(await context.Database.SqlQueryRaw<string>("SELECT \"table\" AS Value FROM pragma_foreign_key_check")
                .ToListAsync(Cancelled));
        }
    }

    private static async Task SomebodySeesTenProgramsAsync(TestDatabase database, string password)
    {
        await using var process = await ConsoleProcess.StartAsync(database);
        var visitor = process.NewVisitor();
        var picker = await visitor.FollowAsync(await visitor.TrySignInAsync("developer20@seed.example", password));
        var card = Assert.Single(picker.Document.QuerySelectorAll(".workspace-card"));
        Assert.EndsWith("10 mini programs", Page.Normal(card.TextContent), StringComparison.Ordinal);

        var list = await visitor.GetAsync(card.QuerySelector("a")!.GetAttribute("href")!);

        await using var context = database.NewContext();
        var there = await context.MiniPrograms.Where(program => program.WorkspaceId == 20).ToListAsync(Cancelled);
        Assert.Equal(
            there.Where(program => program.DeletedAt is null).Select(program => program.MiniProgramId).Order(StringComparer.Ordinal),
            there.Where(program => list.Text.Contains(program.MiniProgramId, StringComparison.Ordinal))
                .Select(program => program.MiniProgramId)
                .Order(StringComparer.Ordinal));
        var logo = await visitor.GetAsync(list.Document.QuerySelector(".program-logo")!.GetAttribute("src")!);
        Assert.Equal(HttpStatusCode.OK, logo.Status);
    }

    private static MiniProgramDetails DetailsOf(MiniProgram program) =>
        program.Details with { LaunchTarget = program.LaunchTarget, Logo = null };

    private static string PasswordIn(string output) => Password().Match(output).Groups[1].Value;

    [GeneratedRegex("shown only now: (\\S{20})")]
    private static partial Regex Password();
}
