using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Interceptors;

namespace MiniProgramConsole.Web.Tests.Auditing;

public sealed class AuditTrailTests(TrailFixture trails) : IClassFixture<TrailFixture>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private static AuditEntry Fixed => new()
    {
        Stream = "workspace:41",
        Number = 3,
        At = new DateTime(2026, 11, 24, 23, 59, 59, 123, 456, DateTimeKind.Utc),
        ActorId = 7,
        ActorName = "Lin Wei 林伟",
        Address = null,
        Action = "mini-program.modified",
        WorkspaceId = 41,
        SubjectKind = "mini-program",
        SubjectId = "2021000000000001",
        SubjectName = "晨光咖啡 😀",
        Before = """{"Name":"a"}""",
        After = """{"Name":"b"}""",
        PreviousHash = new string('a', 64),
        Hash = "",
    };

    // Entries that were sealed once must verify forever. Changing these hashes would make every existing trail look altered. They were
    // computed by a separate program from the description of the format.
    [Theory]
    [InlineData(
        null, "e2270274c7e530835f21f3baa5f35757eb556125ba41615c7727d361cfa00868",
        "272b9b2a00ce4688b167c50b2c921c221e1c5614028630eb008c01e9b801af1e", null)]
    [InlineData(
        Trail.Key, "da502daf3f67bc0caf63e02c0e3c9f5b0ec5591e967dc2c4f0f512dc6916bc34",
        "b4e7bb020555d5a29a61a9bc063678a84d30c0ff4b0257f70f2d698b81200a05", "89050f14a5a3f3c2")]
    public void Seal_OfAFixedEntry_NeverChanges(string? key, string entryHash, string headSeal, string? keyId)
    {
        var sealer = new AuditSealer(key);
        var entry = Fixed;

        entry.Seal(sealer);

        Assert.Equal((entryHash, keyId), (entry.Hash, entry.KeyId));
        Assert.Equal(headSeal, sealer.SealOfHead("workspace:41", 3, new string('b', 64)));
    }

    [Theory, EachDatabase]
    public async Task Append_ToSeveralStreams_NumbersAndChainsEach(Database database)
    {
        var trail = await trails.OnAsync(database);
        await using var context = trail.Database.NewContext();

        var entries = await context.AuditEntries.OrderBy(entry => entry.Stream).ThenBy(entry => entry.Number).ToListAsync(Cancelled);

        Assert.Equal(
            [(TrailFixture.Account, 2), (AuditStreams.Registry, 3), (TrailFixture.First, 9), (TrailFixture.Second, 2)],
            entries.CountBy(entry => entry.Stream).Select(stream => (stream.Key, stream.Value)));
        foreach (var stream in entries.GroupBy(entry => entry.Stream))
        {
            Assert.Equal(Enumerable.Range(1, stream.Count()).Select(number => (long)number), stream.Select(entry => entry.Number));
            Assert.Equal(
                [AuditSealer.Genesis, .. stream.SkipLast(1).Select(entry => entry.Hash)], stream.Select(entry => entry.PreviousHash));
            Assert.All(stream, entry => Assert.Equal(trail.Sealer.HashOf(entry, entry.Number), entry.Hash));
        }
    }

    [Theory, EachDatabase]
    public async Task Append_ToSeveralStreams_HeadIsTheLastEntry(Database database)
    {
        var trail = await trails.OnAsync(database);
        await using var context = trail.Database.NewContext();

        var heads = await context.AuditHeads.OrderBy(head => head.Stream).ToListAsync(Cancelled);

        Assert.Equal(4, heads.Count);
        foreach (var head in heads)
        {
            var last = await context.AuditEntries.Where(entry => entry.Stream == head.Stream)
                .OrderByDescending(entry => entry.Number).FirstAsync(Cancelled);
            Assert.Equal((last.Number, last.Hash), (head.Number, head.Hash));
            Assert.Equal(trail.Sealer.SealOfHead(last.Stream, last.Number, last.Hash), head.Seal);
        }
    }

    [Theory, EachDatabase]
    public async Task Append_FirstOfAStream_AddsTheStreamToTheRegistry(Database database)
    {
        var trail = await trails.OnAsync(database);
        await using var context = trail.Database.NewContext();

        var named = await context.AuditEntries.Where(entry => entry.Stream == AuditStreams.Registry).OrderBy(entry => entry.Number)
            .ToListAsync(Cancelled);

        Assert.Equal([TrailFixture.First, TrailFixture.Second, TrailFixture.Account], named.Select(entry => entry.SubjectId));
        Assert.All(
            named,
            entry => Assert.Equal(("stream.started", 0, "System", null), (entry.Action, entry.ActorId, entry.ActorName, entry.Before)));
    }

    [Theory, EachDatabase]
    public async Task Append_ManyAtOnce_LosesNoneAndLeavesNoGap(Database database)
    {
        await using var trail = await Trail.CreateAsync(database);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(number =>
            Task.Run(() => trail.AppendAsync(Trail.Event(number % 2 == 0 ? TrailFixture.First : TrailFixture.Second, number)), Cancelled)));

        var report = await trail.VerifyAsync();
        Assert.Empty(report.Findings);
        Assert.Equal((3, 22), (report.Streams, report.Entries));
    }

    [Theory, EachDatabase]
    public async Task Append_NameWithALoneSurrogate_StillMatchesItsSealWhenRead(Database database)
    {
        await using var trail = await Trail.CreateAsync(database);

        await trail
            .AppendAsync(Trail.Event(TrailFixture.First) with { SubjectName = "half \uD83D", By = new Actor(7, "\uDE00 half", null) });

        Assert.Empty((await trail.VerifyAsync()).Findings);
    }

    // The head is locked before it is read, so the interceptor overtakes within the same transaction.
    [Theory, EachDatabase]
    public async Task Append_OvertakenByAnother_StartsAgain(Database database)
    {
        var overtaking = new JustBefore("UPDATE \"AuditHeads\" SET \"Number\" = \"Number\" + 1", "AuditHeads");
        await using var trail = await Trail.CreateAsync(database, key: null, overtaking);
        await trail.AppendAsync(TrailFixture.First);

        overtaking.Times = 2;
        await trail.AppendAsync(TrailFixture.First);

        Assert.Equal(0, overtaking.Times);
        var report = await trail.VerifyAsync();
        Assert.Empty(report.Findings);
        Assert.Equal(3, report.Entries);
    }

    [Fact]
    public void Key_TooShort_IsRefused()
    {
        var refusal = Assert.Throws<ArgumentException>(() => new AuditSealer(new string('k', 31)));

        Assert.StartsWith("The audit key has 31 characters. It needs at least 32.", refusal.Message, StringComparison.Ordinal);
        Assert.NotNull(new AuditSealer(new string('k', 32)).KeyId);
    }

    [Fact]
    public void KeyId_OfAnotherKey_Differs()
    {
        Assert.NotEqual(new AuditSealer(new string('k', 32)).KeyId, new AuditSealer(new string('l', 32)).KeyId);
        Assert.Null(new AuditSealer(null).KeyId);
    }
}
