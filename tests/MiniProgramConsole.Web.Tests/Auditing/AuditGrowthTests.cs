using System.Globalization;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Auditing.Verifying;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;

namespace MiniProgramConsole.Web.Tests.Auditing;

/// <summary>Entries written during verification must not be reported.</summary>
public sealed class AuditGrowthTests
{
    private const string Stream = "workspace:41";

    private static readonly AuditSealer Sealer = new(null);

    [Theory, EachDatabase]
    public async Task Verify_WhileStreamsBeginAndGrow_FindsNothing(Database database)
    {
        await using var trail = await Trail.CreateAsync(database);
        var writers = Enumerable.Range(0, 4).Select(writer => Task.Run(async () =>
        {
            for (var stream = 0; stream < 30; stream++)
            {
                await trail.AppendAsync(string.Create(CultureInfo.InvariantCulture, $"workspace:{writer}{stream:00}"), 2);
                await trail.AppendAsync(string.Create(CultureInfo.InvariantCulture, $"account:{writer}"));
            }
        })).ToList();

        var verifications = 0;
        var findings = new List<AuditFinding>();
        while (!writers.TrueForAll(writer => writer.IsCompleted))
        {
            findings.AddRange((await trail.VerifyAsync()).Findings);
            verifications++;
        }

        await Task.WhenAll(writers);
        var report = await trail.VerifyAsync();
        TestContext.Current.TestOutputHelper!.WriteLine($"{verifications} verifications while {report.Entries} entries were written");
        Assert.Empty(findings.Concat(report.Findings));
        Assert.Equal((125, 484), (report.Streams, report.Entries));
        Assert.True(verifications > 2, $"{verifications} verifications");
    }

    [Fact]
    public void Verify_StreamThatBeganDuringTheWalkAndGrewAfterIt_IsNotReportedAsCut()
    {
        var (entries, head) = Write(2);
        var check = new StreamCheck(Stream, [Sealer]);

        check.Take(entries[0], headNumber: null);

        Assert.Empty(check.Finish(before: null, now: head));
    }

    [Fact]
    public void Verify_StreamThatGrewDuringTheWalk_IsCheckedAgainstBothHeads()
    {
        var (entries, now) = Write(3);
        var (_, before) = Write(2);
        var check = new StreamCheck(Stream, [Sealer]);

        foreach (var entry in entries)
        {
            check.Take(entry, before.Number);
        }

        Assert.Empty(check.Finish(before, now));
    }

    private static (List<AuditEntry> Entries, AuditHead Head) Write(int count)
    {
        var entries = new List<AuditEntry>();
        var head = new AuditHead { Stream = Stream, Hash = AuditSealer.Genesis, Seal = "" };
        for (var number = 1; number <= count; number++)
        {
            var entry = new AuditEntry
            {
                Stream = Stream,
                Number = number,
                ActorName = "",
                Action = "",
                SubjectKind = "",
                SubjectId = "",
                SubjectName = "",
                PreviousHash = "",
                Hash = "",
            };
            entry.Chain(head, Sealer);
            entries.Add(entry);
            head = new AuditHead
            {
                Stream = Stream,
                Number = number,
                Hash = entry.Hash,
                Seal = Sealer
                .SealOfHead(Stream, number, entry.Hash)
            };
        }

        return (entries, head);
    }
}
