using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Web.Tests.Testing;

namespace MiniProgramConsole.Web.Tests.Auditing;

/// <summary>What the chain costs, against the same entry written without one; the figures of <c>docs/security.md</c> come from here.</summary>
public sealed class AuditCostTests
{
    private const int Rounds = 7;
    private const int Writes = 150;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Append_WithTheChain_KeepsFourTenthsOfThePlainRate()
    {
        await using var trail = await Trail.CreateAsync(Database.Sqlite, Trail.Key);
        await MeasureAsync(number => trail.AppendAsync(Trail.Event(TrailFixture.First, number)), Writes);
        await MeasureAsync(number => trail.InsertWithoutChainAsync(Entry(number)), Writes);
        var rounds = new List<(double Chained, double Plain)>();

        // In pairs, so that what else the machine does falls on both.
        for (var round = 1; round <= Rounds; round++)
        {
            rounds.Add((
                await MeasureAsync(number => trail.AppendAsync(Trail.Event(TrailFixture.First, number)), Writes),
                await MeasureAsync(number => trail.InsertWithoutChainAsync(Entry((round * Writes) + number)), Writes)));
        }

        var (chained, plain) = (Median(rounds.Select(round => round.Chained)), Median(rounds.Select(round => round.Plain)));
        var share = Median(rounds.Select(round => round.Chained / round.Plain));
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{chained:F0} entries a second with the chain, {plain:F0} without, {share:P0} in the median of {Rounds} pairs of {Writes}");
        Assert.True(share >= 0.4, $"{share:P0}");
        await using var context = trail.Database.NewContext();
        Assert.Equal((Rounds + 1) * Writes, await context.AuditEntries.CountAsync(entry => entry.Stream == TrailFixture.First, Cancelled));
    }

    private static async Task<double> MeasureAsync(Func<int, Task> write, int count)
    {
        var clock = Stopwatch.StartNew();
        for (var number = 1; number <= count; number++)
        {
            await write(number);
        }

        return count / clock.Elapsed.TotalSeconds;
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
