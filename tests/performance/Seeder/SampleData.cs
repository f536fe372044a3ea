using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Seeder.Bulk;

namespace MiniProgramConsole.Seeder;

internal sealed class SampleData(
    ConsoleDbContext database,
    AuditSealer sealer,
    IPasswordHasher<ApplicationUser> passwords,
    ILookupNormalizer normalizer,
    TimeProvider time,
    ILogger<SampleData> logger)
{
    public const int MaxMerchants = 100_000;

    private const int AtOnce = 500;
    private const int LoggedEvery = 5_000;
    private const int PasswordLength = 20;
    private const string PasswordCharacters = "abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private readonly BulkMiniPrograms programs = new(sealer);
    private readonly SampleWords words = new();
    private readonly List<Merchant> merchants = [];
    private readonly List<ApplicationUser> people = [];
    private readonly List<Workspace> workspaces = [];
    private readonly List<WorkspaceMember> members = [];
    private long lastPersonId;

    public Task<bool> IsTakenAsync(CancellationToken cancellationToken) => database.Users.AnyAsync(cancellationToken);

    /// <summary>Returns the password of all accounts. If interrupted, discard the database.</summary>
    public async Task<string> FillAsync(int count, CancellationToken cancellationToken)
    {
        var password = RandomNumberGenerator.GetString(PasswordCharacters, PasswordLength);
        // One hash for all, because hashing is slow on purpose.
        var hash = passwords.HashPassword(new ApplicationUser { DisplayName = "" }, password);
        var content = new SamplePrograms(programs, words, time.GetUtcNow().UtcDateTime);
        await BulkInsert.For(database).InsertAsync(database, Batches(count, hash, content), cancellationToken);
        return password;
    }

    public static string EmailOf(string role, int number) => $"{role}{number}@seed.example";

    private IEnumerable<IReadOnlyList<BulkRows>> Batches(int count, string passwordHash, SamplePrograms content)
    {
        foreach (var numbers in Enumerable.Range(1, count).Chunk(AtOnce))
        {
            foreach (var number in numbers)
            {
                AddMerchant(number, passwordHash, content);
            }

            yield return [.. TakePeople(), .. programs.Take(database)];
            if (numbers[^1] % LoggedEvery == 0)
            {
                logger.LogInformation("{Done} of {Count} merchants are written", numbers[^1], count);
            }
        }

        yield return programs.TakeRegistryHead(database);
    }

    private void AddMerchant(int number, string passwordHash, SamplePrograms content)
    {
        var founded = content.FoundedAt;
        var merchant = new Merchant { Id = number, Name = words.Merchant(number), CreatedAt = founded };
        var (owner, master) = (AddPerson("owner", number, passwordHash, founded), AddPerson("master", number, passwordHash, founded));
        var developer = AddPerson("developer", number, passwordHash, founded);
        var workspace = new Workspace
        {
            Id = number,
            MerchantId = number,
            Name = merchant.Name,
            OwnerId = owner.Id,
            CreatedAt = founded,
            Version = Guid.NewGuid(),
        };
        merchants.Add(merchant);
        workspaces.Add(workspace);
        members.Add(new WorkspaceMember { WorkspaceId = number, UserId = master.Id, Role = WorkspaceRole.Master, JoinedAt = founded });
        members.Add(
            new WorkspaceMember { WorkspaceId = number, UserId = developer.Id, Role = WorkspaceRole.Developer, JoinedAt = founded });
        content.Add(workspace, merchant, owner, master, developer);
    }

    private ApplicationUser AddPerson(string role, int number, string passwordHash, DateTime at)
    {
        var email = EmailOf(role, number);
        var normalized = normalizer.NormalizeEmail(email);
        var person = new ApplicationUser
        {
            Id = ++lastPersonId,
            Email = email,
            NormalizedEmail = normalized,
            UserName = normalized,
            NormalizedUserName = normalizer.NormalizeName(normalized),
            EmailConfirmed = true,
            LockoutEnabled = true,
            PasswordHash = passwordHash,
            SecurityStamp = Guid.NewGuid().ToString(),
            DisplayName = words.Person(),
            CreatedAt = at,
        };
        people.Add(person);
        return person;
    }

    private IEnumerable<BulkRows> TakePeople()
    {
        IReadOnlyList<BulkRows> taken =
        [
            BulkRows.Of(database, people.ToList()),
            BulkRows.Of(database, merchants.ToList()),
            BulkRows.Of(database, workspaces.ToList()),
            BulkRows.Of(database, members.ToList()),
        ];
        people.Clear();
        merchants.Clear();
        workspaces.Clear();
        members.Clear();
        return taken;
    }
}
