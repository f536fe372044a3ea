using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Testing.Databases;

/// <summary>A database of the last version before the audit chain, written without today's model.</summary>
public sealed class PreviousVersion : IAsyncDisposable
{
    public const string PersonName = "ＬＩＮ Wei";

    private static readonly DateTime Start = new DateTime(2026, 11, 20, 8, 30, 0, DateTimeKind.Utc).AddMicroseconds(123456);

    // Uses the hasher's default cost. The console's is higher, but it must still accept this hash.
    private static readonly string PasswordHash =
        new PasswordHasher<ApplicationUser>().HashPassword(new ApplicationUser { DisplayName = "" }, Person.Password);

    private readonly ConsoleDbContext context;

    /// <summary>The later of each owner's two sessions was last used then.</summary>
    public static DateTime LastSeenAt { get; } = Start.AddHours(3);

    private PreviousVersion(TestDatabase database)
    {
        Database = database;
        context = database.NewContext();
    }

    public TestDatabase Database { get; }

    /// <summary>The subject IDs of the audit entries in the order they were written, by workspace.</summary>
    public Dictionary<long, List<string>> Entries { get; } = [];

    /// <summary>By mini program ID.</summary>
    public Dictionary<string, (string Hash, byte[] Content)> Logos { get; } = [];

    /// <summary>Each workspace has its own owner, merchant and member.</summary>
    public static async Task<PreviousVersion> CreateAsync(Database kind, int workspaces, int programs)
    {
        var previous = new PreviousVersion(await TestDatabase.CreateAsync(kind, migrated: false));
        await previous.context.Database.GetService<IMigrator>().MigrateAsync("Initial");
        await previous.context.Database.CreateExecutionStrategy().ExecuteAsync(() => previous.FillAsync(workspaces, programs));
        return previous;
    }

    /// <summary>Migrates to the version with mini program management but without accounts.</summary>
    public Task AdvanceAsync() => context.Database.GetService<IMigrator>().MigrateAsync("ManageMiniPrograms");

    /// <summary>The number of rows in each table.</summary>
    public async Task<Dictionary<string, long>> CountAsync()
    {
        var counts = new Dictionary<string, long>();
        string[] tables = ["Users", "Merchants", "Workspaces", "WorkspaceMembers", "MiniPrograms", "IssuedMiniProgramIds", "Logos",
            "MerchantQuotas", "FormSubmissions"];
        foreach (var table in tables)
        {
            counts[table] = await ReadAsync($"SELECT COUNT(*) FROM \"{table}\"");
        }

        return counts;
    }

    public async ValueTask DisposeAsync()
    {
        await context.DisposeAsync();
        await Database.DisposeAsync();
    }

    private async Task FillAsync(int workspaces, int programs)
    {
        await using var transaction = await context.Database.BeginTransactionAsync();
        var places = new List<(long User, long Merchant, long Workspace)>();
        for (var number = 1; number <= workspaces; number++)
        {
            var user = await AddUserAsync($"{PersonName} {number}", $"person{number}@old.example");
            var member = await AddUserAsync($"Member {number}", $"member{number}@old.example");
            var merchant = await AddWithIdAsync("Merchants", ("Name", $"Merchant {number}"), ("CreatedAt", Start));
            var workspace = await AddWithIdAsync(
                "Workspaces", ("Code", number.ToString("D12", CultureInfo.InvariantCulture)), ("MerchantId", merchant),
                ("Name", "Workspace"),
                ("OwnerId", user), ("CreatedAt", Start), ("Version", Guid.NewGuid()));
            await AddAsync("WorkspaceMembers", ("WorkspaceId", workspace), ("UserId", member), ("Role", 3), ("JoinedAt", Start));
            await AddAsync(
                "MerchantQuotas", ("MerchantId", merchant), ("LaunchTarget", "alipay-cn"), ("Used", programs), ("Limit", programs));
            places.Add((user, merchant, workspace));
            foreach (var seen in new[] { LastSeenAt, LastSeenAt.AddHours(-1) })
            {
                await AddAsync(
                    "Sessions", ("SecretHash", Hashing.Sha256($"{number} {seen.Hour}")), ("UserId", user), ("CreatedAt", Start),
                    ("LastSeenAt", seen));
            }
        }

        // Alternates between workspaces, as their people would.
        for (var number = 0; number < workspaces * programs; number++)
        {
            await AddProgramAsync(number, places[number % workspaces]);
        }

        await transaction.CommitAsync();
    }

    private async Task AddProgramAsync(int number, (long User, long Merchant, long Workspace) place)
    {
        var (user, _, workspace) = place;
        var at = Start.AddSeconds(number);
        var id = string.Create(CultureInfo.InvariantCulture, $"{2021000000000000 + number}");
        var name = string.Create(CultureInfo.InvariantCulture, $"晨光咖啡 {number}");
        var content = BitConverter.GetBytes(number);
        var hash = Hashing.Sha256(content);
        await AddAsync("IssuedMiniProgramIds", ("Id", id));
        var logo = await AddWithIdAsync("Logos", ("WorkspaceId", workspace), ("Hash", hash), ("Content", content), ("CreatedAt", at));
        await AddAsync("MiniPrograms", RowsWithoutModel.NewProgram(id, name, place, logo, at));
        await AddAsync(
            "FormSubmissions", ("UserId", user), ("Token", Guid.NewGuid()), ("Fingerprint", hash), ("MiniProgramId", id), ("Name", name),
            ("At", at));
        await AddAsync(
            "AuditEntries", ("At", at), ("ActorId", user), ("ActorName", PersonName), ("Address", "2001:db8::7"),
            ("Action", "mini-program.created"), ("WorkspaceId", workspace), ("SubjectKind", "mini-program"), ("SubjectId", id),
            ("SubjectName", name), ("After", $$"""{"Name":"{{name}}"}"""));
        Logos[id] = (hash, content);
        Entries.TryAdd(workspace, []);
        Entries[workspace].Add(id);
    }

    private Task<long> AddUserAsync(string name, string email) => AddWithIdAsync(
        "Users", ("DisplayName", name), ("CreatedAt", Start), ("UserName", email), ("NormalizedUserName", email.ToUpperInvariant()),
        ("Email", email),
        ("NormalizedEmail", email.ToUpperInvariant()), ("PasswordHash", PasswordHash), ("EmailConfirmed", true),
        ("PhoneNumberConfirmed", false), ("TwoFactorEnabled", false),
        ("LockoutEnabled", false), ("AccessFailedCount", 0));

    private async Task<long> AddWithIdAsync(string table, params (string Column, object Value)[] row)
    {
        await AddAsync(table, row);
        return await ReadAsync($"SELECT MAX(\"Id\") FROM \"{table}\"");
    }

    private Task AddAsync(string table, params (string Column, object Value)[] row) => context.InsertAsync(table, row);

    private async Task<long> ReadAsync(string sql)
    {
        await context.Database.OpenConnectionAsync();
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.Transaction = context.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = sql;
        var value = await command.ExecuteScalarAsync();
        await context.Database.CloseConnectionAsync();
        return Convert.ToInt64(value, CultureInfo.InvariantCulture);
    }
}
