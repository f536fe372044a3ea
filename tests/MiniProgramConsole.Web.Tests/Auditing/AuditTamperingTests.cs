using System.Globalization;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using static MiniProgramConsole.Web.Tests.Auditing.TrailFixture;

namespace MiniProgramConsole.Web.Tests.Auditing;

/// <summary>Plays an attacker with access to the database.</summary>
public sealed class AuditTamperingTests(TrailFixture trails) : IClassFixture<TrailFixture>
{
    private const string OtherHash = "abababababababababababababababababababababababababababababababab";

    private static readonly Dictionary<string, Action<UpdateSettersBuilder<AuditEntry>>> Alterations = new()
    {
        [nameof(AuditEntry.At)] = set => set.SetProperty(entry => entry.At, entry => entry.At.AddSeconds(1)),
        [nameof(AuditEntry.ActorId)] = set => set.SetProperty(entry => entry.ActorId, 8),
        [nameof(AuditEntry.ActorName)] = set => set.SetProperty(entry => entry.ActorName, "lin wei 林伟"),
        [nameof(AuditEntry.Address)] = set => set.SetProperty(entry => entry.Address, (string?)null),
        [nameof(AuditEntry.Action)] = set => set.SetProperty(entry => entry.Action, AuditAction.MiniProgramCreated),
        [nameof(AuditEntry.WorkspaceId)] = set => set.SetProperty(entry => entry.WorkspaceId, (long?)null),
        [nameof(AuditEntry.SubjectKind)] = set => set.SetProperty(entry => entry.SubjectKind, ""),
        [nameof(AuditEntry.SubjectId)] = set => set.SetProperty(entry => entry.SubjectId, "2021000000000002"),
        [nameof(AuditEntry.SubjectName)] = set => set.SetProperty(entry => entry.SubjectName, entry => entry.SubjectName + " "),
        [nameof(AuditEntry.Before)] = set => set.SetProperty(entry => entry.Before, entry => entry.After),
        [nameof(AuditEntry.After)] = set => set.SetProperty(entry => entry.After, (string?)null),
        [nameof(AuditEntry.PreviousHash)] = set => set.SetProperty(entry => entry.PreviousHash, OtherHash),
        [nameof(AuditEntry.Hash)] = set => set.SetProperty(entry => entry.Hash, OtherHash),
    };

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Altered_EachValue_IsFound(Database database)
    {
        var trail = await trails.OnAsync(database);
        foreach (var (column, alter) in Alterations)
        {
            var found = await trail.FindAfterAsync(context => Entry(context, 3).ExecuteUpdateAsync(alter, Cancelled));

            Assert.True(found is ["workspace:41: entry 3 was altered, or was not written by this console."], $"{column}: {Join(found)}");
        }
    }

    [Theory, EachDatabase]
    public async Task Altered_TestedValues_AreAllColumnsExceptPlaceAndKey(Database database)
    {
        var trail = await trails.OnAsync(database);
        await using var context = trail.Database.NewContext();

        var columns = context.Model.FindEntityType(typeof(AuditEntry))!.GetProperties().Select(property => property.Name);

        string[] elsewhere = [nameof(AuditEntry.Id), nameof(AuditEntry.Stream), nameof(AuditEntry.Number), nameof(AuditEntry.KeyId)];
        Assert.Equal(columns.Order(), Alterations.Keys.Concat(elsewhere).Order());
    }

    [Theory, EachDatabase]
    public async Task Altered_KeyId_IsFound(Database database)
    {
        var trail = await trails.OnAsync(database, Trail.Key);

        Assert.Equal(
            ["workspace:41: entry 3 was sealed under another setting of Audit__Key, so it cannot be checked."],
            await trail.FindAfterAsync(context => SetAsync(context, 3, entry => entry.KeyId, "0123456789abcdef")));
    }

    [Theory, EachDatabase]
    public async Task Altered_WithItsOwnHashRecomputed_IsFoundAtTheNextEntry(Database database)
    {
        var trail = await trails.OnAsync(database);

        Assert.Equal(
            ["workspace:41: entry 3 was replaced: what comes after it was sealed after another."],
            await trail.FindAfterAsync(context => ForgeAsync(context, 3)));
        Assert.Equal(
            ["workspace:41: entry 9 was replaced: what comes after it was sealed after another."],
            await trail.FindAfterAsync(context => ForgeAsync(context, 9)));
    }

    [Theory, EachDatabase]
    public async Task Altered_WithItsOwnHashRecomputedWithoutTheKey_IsFoundAtTheEntry(Database database)
    {
        var trail = await trails.OnAsync(database, Trail.Key);

        Assert.Equal(
            ["workspace:41: entry 9 was altered, or was not written by this console."],
            await trail.FindAfterAsync(context => ForgeAsync(context, 9)));
    }

    [Theory, EachDatabase]
    public async Task Moved_ToAnotherStream_IsFoundInBoth(Database database)
    {
        var trail = await trails.OnAsync(database);

        Assert.Equal(
            ["workspace:41: entry 3 is missing.",
                "workspace:42: entry 3 was altered, or was not written by this console.",
                "workspace:42: entry 3 was inserted after the last one, 2."],
            await trail.FindAfterAsync(context => SetAsync(context, 3, entry => entry.Stream, Second)));
    }

    [Theory, EachDatabase]
    public async Task Removed_InTheMiddle_IsFound(Database database)
    {
        var trail = await trails.OnAsync(database);

        Assert.Equal(
            ["workspace:41: entry 3 is missing."],
            await trail.FindAfterAsync(context => Entry(context, 3).ExecuteDeleteAsync(Cancelled)));
        Assert.Equal(
            ["workspace:41: entries 1 to 3 are missing."],
            await trail.FindAfterAsync(context => Entries(context).Where(entry => entry.Number <= 3).ExecuteDeleteAsync(Cancelled)));
    }

    [Theory, EachDatabase]
    public async Task Removed_WithTheLaterOnesRenumbered_IsFound(Database database)
    {
        var trail = await trails.OnAsync(database);

        Assert.Equal(
            ["workspace:41: entry 7 was written as entry 8: entries were swapped, inserted or removed.",
                "workspace:41: entry 8 was written as entry 9: entries were swapped, inserted or removed.",
                "workspace:41: the end is missing: it goes to entry 8, and was written up to 9."],
            await trail.FindAfterAsync(async context =>
            {
                await Entry(context, 7).ExecuteDeleteAsync(Cancelled);
                await RenumberAsync(context, 8, 7);
                await RenumberAsync(context, 9, 8);
            }));
    }

    [Theory, EachDatabase]
    public async Task Inserted_InTheMiddleWithTheLaterOnesRenumbered_IsFound(Database database)
    {
        var trail = await trails.OnAsync(database);

        Assert.Equal(
            ["workspace:41: entry 9 was written as entry 8: entries were swapped, inserted or removed.",
                "workspace:41: entry 10 was written as entry 9: entries were swapped, inserted or removed.",
                "workspace:41: entry 10 was inserted after the last one, 9."],
            await trail.FindAfterAsync(async context =>
            {
                await RenumberAsync(context, 9, 10);
                await RenumberAsync(context, 8, 9);
                await InsertAsync(context, First, 8, await HashAsync(context, 7));
            }));
    }

    [Theory, EachDatabase]
    public async Task Inserted_AfterTheHead_IsFound(Database database)
    {
        var trail = await trails.OnAsync(database);

        Assert.Equal(
            ["workspace:41: entry 10 was inserted after the last one, 9."],
            await trail.FindAfterAsync(async context => await InsertAsync(context, First, 10, await HashAsync(context, 9))));
    }

    [Theory, EachDatabase]
    public async Task Inserted_BeforeTheFirst_IsFound(Database database)
    {
        var trail = await trails.OnAsync(database);

        Assert.Equal(
            ["workspace:41: entry -1 was altered, or was not written by this console.",
                "workspace:41: entry 0 was altered, or was not written by this console."],
            await trail.FindAfterAsync(async context =>
            {
                await InsertAsync(context, First, 0, AuditSealer.Genesis);
                await InsertAsync(context, First, -1, AuditSealer.Genesis);
            }));
    }

    [Theory, EachDatabase]
    public async Task Inserted_IntoAStreamWithoutAName_IsFound(Database database)
    {
        var trail = await trails.OnAsync(database);

        Assert.Equal(
            [": entry 0 was altered, or was not written by this console.",
                ": its head row is missing.",
                ": the stream was inserted: the registry does not name it."],
            await trail.FindAfterAsync(context => InsertAsync(context, "", 0, AuditSealer.Genesis)));
    }

    [Theory]
    [EachDatabase(3, 4)]
    [EachDatabase(2, 8)]
    public async Task Swapped_NearAndFar_BothAreNamed(Database database, long one, long other)
    {
        var trail = await trails.OnAsync(database);

        Assert.Equal(
            [$"workspace:41: entry {one} was written as entry {other}: entries were swapped, inserted or removed.",
                $"workspace:41: entry {other} was written as entry {one}: entries were swapped, inserted or removed."],
            await trail.FindAfterAsync(async context =>
            {
                await RenumberAsync(context, one, 1000);
                await RenumberAsync(context, other, one);
                await RenumberAsync(context, 1000, other);
            }));
    }

    [Theory, EachDatabase]
    public async Task TailCut_RowsOnly_IsFound(Database database)
    {
        var trail = await trails.OnAsync(database);

        Assert.Equal(
            ["workspace:41: the end is missing: it goes to entry 7, and was written up to 9."],
            await trail.FindAfterAsync(context => CutAsync(context, 7)));
        Assert.Equal(
            ["workspace:41: the end is missing: it goes to entry 0, and was written up to 9."],
            await trail.FindAfterAsync(context => CutAsync(context, 0)));
    }

    [Theory, EachDatabase]
    public async Task TailCut_WithTheHeadSetBack_IsFoundByItsSeal(Database database)
    {
        foreach (var key in new[] { null, Trail.Key })
        {
            var trail = await trails.OnAsync(database, key);

            Assert.Equal(
                ["workspace:41: its head row was altered."],
                await trail.FindAfterAsync(context => CutWithHeadAsync(context, 7, seal: null)));
        }
    }

    [Theory, EachDatabase]
    public async Task TailCut_WithTheHeadResealedWithoutTheKey_IsFound(Database database)
    {
        var trail = await trails.OnAsync(database, Trail.Key);

        Assert.Equal(
            ["workspace:41: its head row was altered."],
            await trail.FindAfterAsync(context => CutWithHeadAsync(context, 7, new AuditSealer(null))));
    }

    // Known limit: without a key, anyone who can write to the database can do what the console can.
    [Theory, EachDatabase]
    public async Task TailCut_WithTheHeadResealedOnATrailWithoutAKey_IsNotFound(Database database)
    {
        var trail = await trails.OnAsync(database);

        Assert.Empty(await trail.FindAfterAsync(context => CutWithHeadAsync(context, 7, new AuditSealer(null))));
    }

    [Theory, EachDatabase]
    public async Task Head_Altered_IsFound(Database database)
    {
        const string Altered = "workspace:41: its head row was altered.";
        var trail = await trails.OnAsync(database);

        Assert.Equal([Altered], await trail.FindAfterAsync(context => Head(context).ExecuteUpdateAsync(
            set => set.SetProperty(head => head.Hash, OtherHash), Cancelled)));
        Assert.Equal([Altered], await trail.FindAfterAsync(context => Head(context).ExecuteUpdateAsync(
            set => set.SetProperty(head => head.Seal, OtherHash), Cancelled)));
        Assert.Equal(
            ["workspace:41: entry 9 was inserted after the last one, 8.", Altered],
            await trail.FindAfterAsync(context => Head(context).ExecuteUpdateAsync(
                set => set.SetProperty(head => head.Number, 8), Cancelled)));
        Assert.Equal(
            ["workspace:41: the end is missing: it goes to entry 9, and was written up to 10.", Altered],
            await trail.FindAfterAsync(context => Head(context).ExecuteUpdateAsync(
                set => set.SetProperty(head => head.Number, 10), Cancelled)));
    }

    [Theory, EachDatabase]
    public async Task Head_Missing_IsFound(Database database)
    {
        var trail = await trails.OnAsync(database);

        Assert.Equal(
            ["workspace:41: its head row is missing."],
            await trail.FindAfterAsync(context => Head(context).ExecuteDeleteAsync(Cancelled)));
    }

    [Theory, EachDatabase]
    public async Task Stream_MissingEntirely_IsFoundByTheRegistry(Database database)
    {
        var trail = await trails.OnAsync(database);

        Assert.Equal(
            ["workspace:41: the whole stream is missing."],
            await trail.FindAfterAsync(async context =>
            {
                await CutAsync(context, 0);
                await Head(context).ExecuteDeleteAsync(Cancelled);
            }));
    }

    [Theory, EachDatabase]
    public async Task Stream_MissingFromTheRegistry_IsFound(Database database)
    {
        var trail = await trails.OnAsync(database);

        Assert.Equal(
            ["workspace:99: the stream was inserted: the registry does not name it."],
            await trail.FindAfterAsync(async context =>
            {
                var entry = await InsertAsync(context, "workspace:99", 1, AuditSealer.Genesis);
                await AddHeadAsync(context, entry);
            }));
    }

    [Theory, EachDatabase]
    public async Task Registry_MissingEntirely_LeavesEveryStreamUnknown(Database database)
    {
        var trail = await trails.OnAsync(database);

        var found = await trail.FindAfterAsync(async context =>
        {
            await context.AuditEntries.Where(entry => entry.Stream == AuditStreams.Registry).ExecuteDeleteAsync(Cancelled);
            await context.AuditHeads.Where(head => head.Stream == AuditStreams.Registry).ExecuteDeleteAsync(Cancelled);
        });

        Assert.Equal(
            new[] { Account, First, Second }.Select(stream => $"{stream}: the stream was inserted: the registry does not name it."),
            found.Order(StringComparer.Ordinal));
    }

    [Theory, EachDatabase]
    public async Task UnchainedEntries_LeftOver_AreFound(Database database)
    {
        var trail = await trails.OnAsync(database);

        Assert.Equal(
            ["unchained: entry 5 is not chained yet; run migrate."],
            await trail.FindAfterAsync(context => InsertAsync(context, AuditStreams.Unchained, 5, "")));
    }

    [Theory, EachDatabase]
    public async Task Rewritten_EntirelyWithoutTheKey_IsFoundAtEachEntry(Database database)
    {
        var trail = await trails.OnAsync(database, Trail.Key);

        var openly = await trail.FindAfterAsync(context => RewriteAsync(context, keyId: null));
        var disguised = await trail.FindAfterAsync(context => RewriteAsync(context, trail.Sealer.KeyId));

        Assert.Equal(
            Enumerable.Range(1, 9)
                .Select(number => $"workspace:41: entry {number} was sealed under another setting of Audit__Key, so it cannot be checked."),
            openly);
        Assert.Equal(
            [.. Enumerable.Range(1, 9).Select(number => $"workspace:41: entry {number} was altered, or was not written by this console."),
                "workspace:41: its head row was altered."],
            disguised);
    }

    // The same limit: without a key, the chain detects altered rows but not a complete rewrite.
    [Theory, EachDatabase]
    public async Task Rewritten_EntirelyOnATrailWithoutAKey_IsNotFound(Database database)
    {
        var trail = await trails.OnAsync(database);

        Assert.Empty(await trail.FindAfterAsync(context => RewriteAsync(context, keyId: null)));
    }

    private static IQueryable<AuditEntry> Entries(ConsoleDbContext context) => context.AuditEntries.Where(entry => entry.Stream == First);

    private static IQueryable<AuditEntry> Entry(ConsoleDbContext context, long number) =>
        Entries(context).Where(entry => entry.Number == number);

    private static IQueryable<AuditHead> Head(ConsoleDbContext context) => context.AuditHeads.Where(head => head.Stream == First);

    private static Task<string> HashAsync(ConsoleDbContext context, long number) =>
        Entry(context, number).Select(entry => entry.Hash).SingleAsync(Cancelled);

    private static Task<int> SetAsync<T>(ConsoleDbContext context, long number, Expression<Func<AuditEntry, T>> property, T value) =>
        Entry(context, number).ExecuteUpdateAsync(set => set.SetProperty(property, value), Cancelled);

    private static Task<int> RenumberAsync(ConsoleDbContext context, long from, long to) =>
        SetAsync(context, from, entry => entry.Number, to);

    private static Task<int> CutAsync(ConsoleDbContext context, long last) =>
        Entries(context).Where(entry => entry.Number > last).ExecuteDeleteAsync(Cancelled);

    private static async Task CutWithHeadAsync(ConsoleDbContext context, long last, AuditSealer? seal)
    {
        await CutAsync(context, last);
        var hash = await HashAsync(context, last);
        await Head(context).ExecuteUpdateAsync(
            set => set.SetProperty(head => head.Number, last).SetProperty(head => head.Hash, hash), Cancelled);
        if (seal?.SealOfHead(First, last, hash) is { } anew)
        {
            await Head(context).ExecuteUpdateAsync(set => set.SetProperty(head => head.Seal, anew), Cancelled);
        }
    }

    // Changes the name and recomputes the hash, which anyone can do.
    private static async Task ForgeAsync(ConsoleDbContext context, long number)
    {
        await SetAsync(context, number, entry => entry.ActorName, "Somebody else");
        var entry = await Entry(context, number).AsNoTracking().SingleAsync(Cancelled);
        await SetAsync(context, number, row => row.Hash, new AuditSealer(null).HashOf(entry, number));
    }

    private static async Task<AuditEntry> InsertAsync(ConsoleDbContext context, string stream, long number, string previousHash)
    {
        var happened = Trail.Event(stream);
        var entry = new AuditEntry
        {
            Stream = stream,
            Number = number,
            At = new DateTime(2026, 11, 24, 12, 0, 0, DateTimeKind.Utc),
            ActorId = happened.By.UserId,
            ActorName = happened.By.Name,
            Action = happened.Action,
            SubjectKind = happened.SubjectKind,
            SubjectId = happened.SubjectId,
            SubjectName = string.Create(CultureInfo.InvariantCulture, $"Inserted {number}"),
            PreviousHash = previousHash,
            Hash = "",
        };
        entry.Seal(new AuditSealer(null));
        context.AuditEntries.Add(entry);
        await context.SaveChangesAsync(Cancelled);
        return entry;
    }

    private static async Task AddHeadAsync(ConsoleDbContext context, AuditEntry last)
    {
        context.AuditHeads.Add(new AuditHead
        {
            Stream = last.Stream,
            Number = last.Number,
            Hash = last.Hash,
            Seal = new AuditSealer(null).SealOfHead(last.Stream, last.Number, last.Hash),
        });
        await context.SaveChangesAsync(Cancelled);
    }

    private static async Task RewriteAsync(ConsoleDbContext context, string? keyId)
    {
        var keyless = new AuditSealer(null);
        var previous = AuditSealer.Genesis;
        foreach (var entry in await Entries(context).OrderBy(entry => entry.Number).ToListAsync(Cancelled))
        {
            (entry.PreviousHash, entry.KeyId) = (previous, keyId);
            previous = entry.Hash = keyless.HashOf(entry, entry.Number);
        }

        await context.SaveChangesAsync(Cancelled);
        var seal = keyless.SealOfHead(First, 9, previous);
        await Head(context)
            .ExecuteUpdateAsync(set => set.SetProperty(head => head.Hash, previous).SetProperty(head => head.Seal, seal), Cancelled);
    }

    private static string Join(IEnumerable<string> found) => string.Join(" | ", found);
}
