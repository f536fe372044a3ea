using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;

namespace MiniProgramConsole.Web.Tests.Auditing;

/// <summary>Compares writing an entry with and without the chain. <c>docs/security.md</c> quotes these figures.</summary>
[Collection(nameof(Alone))]
public sealed class AuditCostTests
{
    private const int Rounds = 7;
    private const int Writes = 150;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Append_WithTheChain_KeepsAtLeast40PercentOfThePlainRate()
    {
        await using var trail = await Trail.CreateAsync(Database.Sqlite, Trail.Key);
        var rounds = new List<(double Chained, double Plain)>();
        for (var round = 0; round <= Rounds; round++)
        {
            rounds.Add(await MeasureAsync(trail, round * Writes));
        }

        // The first round is a warm-up.
        rounds.RemoveAt(0);
        var (chained, plain) = (Median(rounds.Select(round => round.Chained)), Median(rounds.Select(round => round.Plain)));
        var share = Median(rounds.Select(round => round.Chained / round.Plain));
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{chained:F0} entries a second with the chain, {plain:F0} without, {share:P0} in the median of {Rounds} rounds of {Writes} pairs");
        Assert.True(share >= 0.4, $"{share:P0}");
        await using var context = trail.Database.NewContext();
        Assert.Equal((Rounds + 1) * Writes, await context.AuditEntries.CountAsync(entry => entry.Stream == TrailFixture.First, Cancelled));
    }

    // Alternates between the two, so that other load on the machine affects both.
    private static async Task<(double Chained, double Plain)> MeasureAsync(Trail trail, int first)
    {
        var (chained, plain) = (new Stopwatch(), new Stopwatch());
        for (var number = first; number < first + Writes; number++)
        {
            chained.Start();
            await trail.AppendAsync(Trail.Event(TrailFixture.First, number));
            chained.Stop();
            plain.Start();
            await trail.InsertWithoutChainAsync(Entry(number));
            plain.Stop();
        }

        return (Writes / chained.Elapsed.TotalSeconds, Writes / plain.Elapsed.TotalSeconds);
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);

    private static AuditEntry Entry(int number)
    {
        var happened = Trail.Event("plain", number);
        return new AuditEntry
        {
            Stream = happened.Stream,
            Number = number,
            At = happened.At,
            ActorId = happened.By.UserId,
            ActorName = happened.By.Name,
            Address = happened.By.Address,
            Action = happened.Action,
            WorkspaceId = happened.WorkspaceId,
            SubjectKind = happened.SubjectKind,
            SubjectId = happened.SubjectId,
            SubjectName = happened.SubjectName,
            Before = happened.Before,
            After = happened.After,
            PreviousHash = AuditSealer.Genesis,
            Hash = AuditSealer.Genesis,
        };
    }
}
