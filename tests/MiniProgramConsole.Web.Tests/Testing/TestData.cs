using System.Collections.Concurrent;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.MiniPrograms;
using MiniProgramConsole.Core.MiniPrograms.Drafts;
using MiniProgramConsole.Core.MiniPrograms.Members;
using MiniProgramConsole.Core.MiniPrograms.Quotas;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Core.Workspaces.Invitations;
using MiniProgramConsole.Web.Security;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Testing;

/// <summary>Creates people, merchants and workspaces directly in the database. <see cref="TestPrograms"/> adds mini programs.</summary>
public sealed class TestData(TestDatabase database, TestTime time, int passwordIterations = SecuritySetup.PasswordIterations)
{
    // One shared hash per cost, because hashing is slow on purpose.
    private static readonly ConcurrentDictionary<int, string> PasswordHashes = new();

    private static int count;

    public TestTime Time => time;

    public ConsoleDbContext NewContext() => database.NewContext();

    public async Task<Person> PersonAsync(string? name = null)
    {
        var number = Interlocked.Increment(ref count);
        var email = $"person{number}@test.example";
        var user = new ApplicationUser
        {
            DisplayName = name ?? $"Person {number}",
            Email = email,
            NormalizedEmail = email.ToUpperInvariant(),
            UserName = email.ToUpperInvariant(),
            NormalizedUserName = email.ToUpperInvariant(),
            EmailConfirmed = true,
            PasswordHash = PasswordHashes.GetOrAdd(passwordIterations, HashPassword),
            SecurityStamp = Guid.NewGuid().ToString(),
            CreatedAt = time.Now,
        };
        await AddAsync(user);
        return new Person(user.Id, user.Code, email, user.DisplayName);
    }

    public async Task<Merchant> MerchantAsync(string name = "Test Merchant")
    {
        var merchant = new Merchant { Name = name, CreatedAt = time.Now };
        await AddAsync(merchant);
        return merchant;
    }

    public async Task<Workspace> WorkspaceAsync(Person owner, Merchant? merchant = null, string name = "Test Workspace")
    {
        merchant ??= await MerchantAsync();
        var workspace = new Workspace { MerchantId = merchant.Id, Name = name, OwnerId = owner.Id, CreatedAt = time.Now };
        await AddAsync(workspace);
        return workspace;
    }

    public Task AddMemberAsync(Workspace workspace, Person person, WorkspaceRole role, bool blocked = false) => AddAsync(new WorkspaceMember
    {
        WorkspaceId = workspace.Id,
        UserId = person.Id,
        Role = role,
        JoinedAt = time.Now,
        BlockedAt = blocked ? time.Now : null,
    });

    public async Task AddProgramMemberAsync(string miniProgramId, Person person, ProgramRole role)
    {
        await using var context = database.NewContext();
        var program = await context.MiniPrograms.Where(row => row.MiniProgramId == miniProgramId).Select(row => row.Id).SingleAsync();
        context.Add(new ProgramMember { ProgramId = program, UserId = person.Id, Role = role, AddedAt = time.Now });
        await context.SaveChangesAsync();
    }

    /// <summary>Sends no mail. Returns the secret in the invitation's link.</summary>
    public async Task<(Invitation Invitation, string Secret)> InviteAsync(
        Workspace workspace, Person by, string email, WorkspaceRole role = WorkspaceRole.Developer)
    {
        var secret = Hashing.NewSecret();
        var invitation = new Invitation
        {
            WorkspaceId = workspace.Id,
            Email = email,
            NormalizedEmail = email.ToUpperInvariant(),
            PendingEmail = email.ToUpperInvariant(),
            DisplayName = "Zhou Yun",
            Role = role,
            InvitedById = by.Id,
            CreatedAt = time.Now,
            SentAt = time.Now,
            ExpiresAt = time.Now + Invitation.Lifetime,
            SecretHash = Hashing.Sha256(secret),
            State = InvitationState.Pending,
        };
        await AddAsync(invitation);
        return (invitation, secret);
    }

    /// <summary>Creates a draft, or a form that was kept automatically.</summary>
    public Task UnfinishedFormAsync(Workspace workspace, long authorId, bool savedOnPurpose = true) => AddAsync(new UnfinishedForm
    {
        AuthorId = authorId,
        Token = Guid.NewGuid(),
        WorkspaceId = workspace.Id,
        Content = new TypedForm(new MiniProgramDetails { Name = "半" }).ToJson(),
        SavedOnPurpose = savedOnPurpose,
        SavedAt = time.Now,
    });

    public async Task BlockAsync(Workspace workspace, Person person)
    {
        await using var context = database.NewContext();
        await context.WorkspaceMembers.Where(member => member.WorkspaceId == workspace.Id && member.UserId == person.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(member => member.BlockedAt, time.Now));
    }

    /// <summary>Records used places without the programs that would fill them.</summary>
    public Task UsePlacesAsync(long merchantId, int used) => AddAsync(new MerchantQuota
    {
        MerchantId = merchantId,
        LaunchTarget = "alipay-cn",
        Used = used,
        Limit = 10,
    });

    private static string HashPassword(int iterations) =>
        new PasswordHasher<ApplicationUser>(Options.Create(new PasswordHasherOptions { IterationCount = iterations }))
            .HashPassword(new ApplicationUser { DisplayName = "" }, Person.Password);

    private async Task AddAsync(object entity)
    {
        await using var context = database.NewContext();
        context.Add(entity);
        await context.SaveChangesAsync();
    }
}
