using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Auditing.Verifying;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;

namespace MiniProgramConsole.Web.Tests.Auditing;

public sealed class AuditKeyTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Verify_WithAnotherKeySetting_ReportsEachEntry(Database database)
    {
        await using var keyless = await Trail.CreateAsync(database);
        await using var keyed = await Trail.CreateAsync(database, Trail.Key);
        await keyless.AppendAsync(TrailFixture.First, 2);
        await keyed.AppendAsync(TrailFixture.First, 2);
        AuditFinding[] expected =
        [
            new(AuditStreams.Registry, AuditFindingKind.OtherKey, 1),
            new(TrailFixture.First, AuditFindingKind.OtherKey, 1),
            new(TrailFixture.First, AuditFindingKind.OtherKey, 2),
        ];

        Assert.Empty((await keyless.VerifyAsync()).Findings);
        Assert.Empty((await keyed.VerifyAsync()).Findings);
        Assert.Equal(expected, (await keyless.WithKey(Trail.Key).VerifyAsync()).Findings);
        Assert.Equal(expected, (await keyed.WithKey(null).VerifyAsync()).Findings);
        Assert.Equal(expected, (await keyed.WithKey(Trail.Key + "!").VerifyAsync()).Findings);
    }

    [Theory, EachDatabase]
    public async Task Seal_ATrailWithoutAKey_SealsItWithTheKey(Database database)
    {
        await using var keyless = await Trail.CreateAsync(database);
        await keyless.AppendAsync(TrailFixture.First, 3);
        await keyless.AppendAsync(TrailFixture.Second);
        var keyed = keyless.WithKey(Trail.Key);

        var report = await keyed.SealAsync();
        await keyed.AppendAsync(TrailFixture.First);

        Assert.Empty(report.Findings);
        Assert.Equal((3, 6), (report.Streams, report.Entries));
        Assert.Empty((await keyed.VerifyAsync()).Findings);
    }

    [Theory, EachDatabase]
    public async Task Seal_ATrailContinuedWithTheKey_SealsTheEarlierEntries(Database database)
    {
        await using var keyless = await Trail.CreateAsync(database);
        await keyless.AppendAsync(TrailFixture.First, 2);
        var keyed = keyless.WithKey(Trail.Key);
        await keyed.AppendAsync(TrailFixture.First, 2);
        await keyed.AppendAsync(TrailFixture.Second);

        Assert.Empty((await keyed.SealAsync()).Findings);
        Assert.Empty((await keyed.VerifyAsync()).Findings);
    }

    [Theory, EachDatabase]
    public async Task Seal_AgainAfterItWasStopped_Continues(Database database)
    {
        await using var keyless = await Trail.CreateAsync(database);
        await keyless.AppendAsync(TrailFixture.First, 2);
        await keyless.AppendAsync(TrailFixture.Second, 2);
        var keyed = keyless.WithKey(Trail.Key);
        await keyed.SealAsync();
        await UnsealAsync(keyless, AuditStreams.Registry);
        await UnsealAsync(keyless, TrailFixture.Second);

        Assert.Empty((await keyed.SealAsync()).Findings);
        Assert.Empty((await keyed.VerifyAsync()).Findings);
    }

    [Theory, EachDatabase]
    public async Task Seal_ATamperedTrail_SealsNothing(Database database)
    {
        await using var keyless = await Trail.CreateAsync(database);
        await keyless.AppendAsync(TrailFixture.First, 3);
        await keyless.AppendAsync(TrailFixture.Second);
        await using var context = keyless.Database.NewContext();
        await context.AuditEntries.Where(entry => entry.Stream == TrailFixture.First && entry.Number == 2)
            .ExecuteUpdateAsync(set => set.SetProperty(entry => entry.ActorId, 8), Cancelled);

        var report = await keyless.WithKey(Trail.Key).SealAsync();

        Assert.Equal([new AuditFinding(TrailFixture.First, AuditFindingKind.Altered, 2)], report.Findings);
        Assert.False(await context.AuditEntries.AnyAsync(entry => entry.KeyId != null, Cancelled));
    }

    // Once everything is sealed, sealing again must not legitimise a stream that was rewritten without the key.
    [Theory, EachDatabase]
    public async Task Seal_AStreamRewrittenWithoutTheKeyAfterAllWasSealed_SealsNothing(Database database)
    {
        await using var keyed = await Trail.CreateAsync(database, Trail.Key);
        await keyed.AppendAsync(TrailFixture.First, 2);
        await UnsealAsync(keyed, TrailFixture.First);

        var report = await keyed.SealAsync();

        Assert.Equal(
            [new AuditFinding(TrailFixture.First, AuditFindingKind.OtherKey, 1),
                new AuditFinding(TrailFixture.First, AuditFindingKind.OtherKey, 2)],
            report.Findings);
    }

    [Theory, EachDatabase]
    public async Task Seal_AnEntryWithoutTheKeyAfterOneWithIt_SealsNothing(Database database)
    {
        await using var keyless = await Trail.CreateAsync(database);
        await keyless.AppendAsync(TrailFixture.First);
        var keyed = keyless.WithKey(Trail.Key);
        await keyed.AppendAsync(TrailFixture.First);
        await keyless.AppendAsync(TrailFixture.First);

        var report = await keyed.SealAsync();

        Assert.Equal([new AuditFinding(TrailFixture.First, AuditFindingKind.OtherKey, 3)], report.Findings);
    }

    // Restores the state of a stream without a key.
    private static async Task UnsealAsync(Trail trail, string stream)
    {
        var keyless = new AuditSealer(null);
        await using var context = trail.Database.NewContext();
        var previous = AuditSealer.Genesis;
        var entries = await context.AuditEntries.Where(entry => entry.Stream == stream).OrderBy(entry => entry.Number)
            .ToListAsync(Cancelled);
        foreach (var entry in entries)
        {
            entry.PreviousHash = previous;
            entry.Seal(keyless);
            previous = entry.Hash;
        }

        await context.SaveChangesAsync(Cancelled);
        var seal = keyless.SealOfHead(stream, entries.Count, previous);
        await context.AuditHeads.Where(head => head.Stream == stream)
            .ExecuteUpdateAsync(set => set.SetProperty(head => head.Hash, previous).SetProperty(head => head.Seal, seal), Cancelled);
    }
}
