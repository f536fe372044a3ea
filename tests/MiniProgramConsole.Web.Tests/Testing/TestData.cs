using System.Collections.Concurrent;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.LaunchTargets;
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

/// <summary>Creates people, merchants and workspaces directly in the database.</summary>
public sealed class TestData(TestDatabase database, TestTime time, int passwordIterations = SecuritySetup.PasswordIterations)
{
    // One shared hash per cost, because hashing is slow on purpose.
    private static readonly ConcurrentDictionary<int, string> PasswordHashes = new();

    private static int count;

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

    /// <summary>Also writes their history. Ignores the limit and the merchant's quota.</summary>
    public Task<IReadOnlyList<MiniProgram>> ProgramsAsync(Workspace workspace, Person owner, int count) =>
        ProgramsAsync(workspace, owner, [.. Enumerable.Range(1, count).Select(number => $"晨光咖啡 {number}")]);

    /// <summary>The names aren't validated.</summary>
    public async Task<IReadOnlyList<MiniProgram>> ProgramsAsync(Workspace workspace, Person owner, IReadOnlyList<string> names)
    {
        await using var context = database.NewContext();
        var membership = await new WorkspaceService(context, new SecondFactorRequirement(IsOfAll: false), time).Of(owner.Id)
            .SingleAsync(row => row.Code == workspace.Code);
        var (by, audit) = (new Actor(owner.Id, owner.Name, "192.0.2.1"), new AuditTrail(new AuditSealer(null)));
        var logo = UploadedFile.Logo().Content;
        var made = new List<MiniProgram>();
        foreach (var name in names)
        {
            var details = new MiniProgramDetails
            {
                LaunchTarget = LaunchTargetList.AlipayChina.Code,
                Name = name,
                Tagline = "现磨咖啡，到店自取，一杯起送",
                Description = "在晨光咖啡点单，选择附近门店，到店即取，不必排队。",
                Logo = Hashing.Sha256(logo),
                Industry = "food-coffee",
                ContactNumber = "0571-1234567",
                ContactEmail = "service@shop.example.com",
            };
            var program = new MiniProgram(membership, LaunchTargetList.AlipayChina, details, logo, by, time.Now);
            context.AddRange(program, ProgramMember.CreatorOf(program));
            await audit.AppendAsync(
                context,
                MiniProgramEvent.Of(program, AuditAction.MiniProgramCreated, by, time.Now, null, MiniProgramEvent.FieldsOf(program)),
                TestContext.Current.CancellationToken);
            await context.SaveChangesAsync();
            made.Add(program);
        }

        return made;
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

    /// <summary>The programs are deleted one after another. Some have the same name and times, so that only their IDs order them.</summary>
    public async Task AddDeletedProgramsAsync(Workspace workspace, int count)
    {
        var membership = new WorkspaceMembership
        {
            Id = workspace.Id,
            Code = workspace.Code,
            Name = workspace.Name,
            MerchantId = workspace.MerchantId,
            MerchantName = "",
            OwnerName = "",
            Role = WorkspaceRole.Owner,
        };
        var by = new Actor(workspace.OwnerId, "", null);
        await using var context = database.NewContext();
        for (var number = 0; number < count; number++)
        {
            var at = time.Now.AddMinutes(-number / 4);
            var details = new MiniProgramDetails
            {
                Name = $"程序 {number / 3:00}",
                Tagline = "现磨咖啡，到店自取",
                Description = "在晨光咖啡点单，选择附近门店，到店即取。",
                Logo = Hashing.Sha256($"{number}"),
                Industry = "food-coffee",
                ContactNumber = "0571-1234567",
                ContactEmail = "service@shop.example.com",
            };
            var program = new MiniProgram(membership, LaunchTargetList.AlipayChina, details, [1], by, at);
            program.Delete(by, time.Now.AddDays(-1));
            context.Add(program);
        }

        await context.SaveChangesAsync();
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
