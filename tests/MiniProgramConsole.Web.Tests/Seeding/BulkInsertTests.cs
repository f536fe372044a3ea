using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Seeder.Bulk;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;

namespace MiniProgramConsole.Web.Tests.Seeding;

/// <summary>Bulk inserts must write the same rows as EF Core does.</summary>
public sealed class BulkInsertTests
{
    private static readonly DateTime Moment = new DateTime(2026, 2, 3, 4, 5, 6, DateTimeKind.Utc).AddTicks(1_234_567);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static TheoryDataRow<long>[] Fractions => [1_234_560, 0, 10, 5_000_000, 9_999_999];

    [Theory, EachDatabase(NotOnSqlServer = SeedTests.NotFilled)]
    public async Task Rows_ReadBack_AreUnchanged(Database kind)
    {
        await using var host = await ConsoleHost.StartAsync(kind);
        await using var context = host.NewContext();
        var (owner, member) = (NewPerson(7), NewPerson(8));
        var merchant = new Merchant { Id = 3, Name = "茶'\"; --", CreatedAt = Moment };
        var workspace = new Workspace { Id = 5, MerchantId = 3, Name = "茶", OwnerId = 7, CreatedAt = Moment, Version = Guid.NewGuid() };
        var membership = new WorkspaceMember
        {
            WorkspaceId = 5,
            UserId = 8,
            Role = WorkspaceRole.Developer,
            JoinedAt = Moment,
            BlockedAt = Moment
        };

        await InsertAsync(host, BulkRows.Of(context, [owner, member]), BulkRows.Of(context, [merchant]), BulkRows.Of(context, [workspace]),
            BulkRows.Of(context, [membership]));

        var stored = Moment.AddTicks(-7);
        var read = await context.Workspaces.Include(row => row.Merchant).Include(row => row.Owner).Include(row => row.Members)
            .SingleAsync(Cancelled);
        Assert.Equal((5, workspace.Code, workspace.Version, stored), (read.Id, read.Code, read.Version, read.CreatedAt));
        Assert.Equal((3, merchant.Name, stored), (read.Merchant.Id, read.Merchant.Name, read.Merchant.CreatedAt));
        Assert.Equal(
            (7, owner.Email, owner.SecurityStamp, owner.ConcurrencyStamp, true, false, stored),
            (read.Owner.Id, read.Owner.Email, read.Owner.SecurityStamp, read.Owner.ConcurrencyStamp, read.Owner.EmailConfirmed,
                read.Owner.TwoFactorEnabled, read.Owner.CreatedAt));
        var readMember = Assert.Single(read.Members);
        Assert.Equal(
            (8, WorkspaceRole.Developer, stored, stored), (readMember.UserId, readMember.Role, readMember.JoinedAt, readMember.BlockedAt));
    }

    // SQLite compares moments and tokens as text, so they must all be written the same way.
    [Theory, MemberData(nameof(Fractions))]
    public async Task SqliteRow_WrittenInBulk_MatchesWhatEfWrites(long ticks)
    {
        await using var host = await ConsoleHost.StartAsync(Database.Sqlite);
        await using var context = host.NewContext();
        var at = new DateTime(2026, 2, 3, 4, 5, 6, DateTimeKind.Utc).AddTicks(ticks);
        var merchant = new Merchant { Name = "茶", CreatedAt = at };
        var workspace = new Workspace { Merchant = merchant, Name = "茶", Owner = NewPerson(1), CreatedAt = at };
        context.Add(workspace);
        context.Add(new WorkspaceMember { Workspace = workspace, User = NewPerson(2), Role = WorkspaceRole.Master, JoinedAt = at });
        await context.SaveChangesAsync(Cancelled);

        await InsertAsync(
            host,
            BulkRows.Of(context, [new Merchant { Id = 2, Name = "茶", CreatedAt = at }]),
            BulkRows.Of(context, [new Workspace
            {
                Id = 2,
                Code = "bcdfghjkmnpq",
                MerchantId = merchant.Id,
                Name = "茶",
                OwnerId = workspace.OwnerId,
                CreatedAt = at,
                Version = workspace.Version,
            }]),
            BulkRows.Of(context, [new WorkspaceMember { WorkspaceId = 2, UserId = 2, Role = WorkspaceRole.Master, JoinedAt = at }]));

        await AssertSameRowsAsync(context, "SELECT quote(Name) || quote(CreatedAt) AS Value FROM Merchants");
        await AssertSameRowsAsync(
            context, "SELECT quote(Name) || quote(OwnerId) || quote(CreatedAt) || quote(Version) AS Value FROM Workspaces");
        await AssertSameRowsAsync(
            context, "SELECT quote(Role) || quote(UserId) || quote(JoinedAt) || quote(BlockedAt) AS Value FROM WorkspaceMembers");
    }

    [Theory, EachDatabase(NotOnSqlServer = SeedTests.NotFilled)]
    public async Task Key_OfZero_IsAssignedByTheDatabase(Database kind)
    {
        await using var host = await ConsoleHost.StartAsync(kind);
        await using var context = host.NewContext();

        await InsertAsync(host, BulkRows.Of(context, [NewEntry(1), NewEntry(2)]));

        Assert.Equal([1, 2], await context.AuditEntries.OrderBy(entry => entry.Number).Select(entry => entry.Id).ToListAsync(Cancelled));
    }

    [Theory, EachDatabase(NotOnSqlServer = SeedTests.NotFilled)]
    public async Task Numbering_AfterABulkInsert_ContinuesAfterTheWrittenKeys(Database kind)
    {
        await using var host = await ConsoleHost.StartAsync(kind);
        await using var context = host.NewContext();
        await InsertAsync(host, BulkRows.Of(context, [new Merchant { Id = 7, Name = "茶", CreatedAt = Moment }]));

        var next = await host.Data.MerchantAsync();

        Assert.Equal(8, next.Id);
    }

    [Theory, EachDatabase(NotOnSqlServer = SeedTests.NotFilled)]
    public async Task Batch_ThatBreaksAConstraint_LeavesOnlyTheEarlierBatches(Database kind)
    {
        await using var host = await ConsoleHost.StartAsync(kind);
        await using var context = host.NewContext();
        var good = new Merchant { Id = 1, Name = "Tea", CreatedAt = Moment };
        var lost = new Merchant { Id = 2, Name = "Tea", CreatedAt = Moment };
        var orphan = new Workspace { Id = 1, MerchantId = 2, Name = "Tea", OwnerId = 99, CreatedAt = Moment };

        var refusal = await Record.ExceptionAsync(() => BulkInsert.For(context).InsertAsync(
            context, [[BulkRows.Of(context, [good])], [BulkRows.Of(context, [lost]), BulkRows.Of(context, [orphan])]], Cancelled));

        Assert.NotNull(refusal);
        Assert.Equal([1], await context.Merchants.Select(merchant => merchant.Id).ToListAsync(Cancelled));
    }

    private static async Task AssertSameRowsAsync(ConsoleDbContext context, string query)
    {
        var rows = await context.Database.SqlQueryRaw<string>(query).ToListAsync(Cancelled);
        Assert.Equal(2, rows.Count);
        Assert.Equal(rows[0], rows[1]);
    }

    private static async Task InsertAsync(ConsoleHost host, params IReadOnlyList<BulkRows> batch)
    {
        await using var context = host.NewContext();
        await BulkInsert.For(context).InsertAsync(context, [batch], Cancelled);
    }

    private static ApplicationUser NewPerson(long id) => new()
    {
        Id = id,
        DisplayName = $"林{id}",
        Email = $"p{id}@test.example",
        NormalizedEmail = $"P{id}@TEST.EXAMPLE",
        UserName = $"P{id}@TEST.EXAMPLE",
        NormalizedUserName = $"P{id}@TEST.EXAMPLE",
        EmailConfirmed = true,
        SecurityStamp = Guid.NewGuid().ToString(),
        CreatedAt = Moment,
    };

    private static AuditEntry NewEntry(long number) => new()
    {
        Stream = AuditStreams.Registry,
        Number = number,
        At = Moment,
        ActorName = "System",
        Action = AuditAction.StreamStarted,
        SubjectKind = AuditSubject.Stream,
        SubjectId = "x",
        SubjectName = "x",
        PreviousHash = new string('0', 64),
        Hash = new string('0', 64),
    };
}
