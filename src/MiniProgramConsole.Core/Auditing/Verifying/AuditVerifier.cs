using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Auditing.Verifying;

/// <summary>Checks the audit trail, even while the console keeps writing to it.</summary>
public sealed class AuditVerifier(ConsoleDbContext database, AuditSealer sealer)
{
    public Task<AuditReport> VerifyAsync(CancellationToken cancellationToken) => VerifyAsync([sealer], cancellationToken);

    internal async Task<AuditReport> VerifyAsync(IReadOnlyList<AuditSealer> sealers, CancellationToken cancellationToken)
    {
        var heads = await database.AuditHeads.AsNoTracking().ToDictionaryAsync(head => head.Stream, cancellationToken);
        var named = new HashSet<string>();
        var findings = new List<AuditFinding>();
        var seen = new HashSet<string>();
        var entries = 0L;
        StreamCheck? check = null;
        await foreach (var entry in EntriesAsync(cancellationToken))
        {
            entries++;
            if (entry.Stream == AuditStreams.Unchained)
            {
                findings.Add(new AuditFinding(entry.Stream, AuditFindingKind.Unchained, entry.Number));
                continue;
            }

            if (check?.Stream != entry.Stream)
            {
                findings.AddRange(await FinishAsync(check, heads, cancellationToken));
                check = new StreamCheck(entry.Stream, sealers);
                seen.Add(entry.Stream);
            }

            check.Take(entry, heads.GetValueOrDefault(entry.Stream)?.Number);
            if (entry is { Stream: AuditStreams.Registry, Action: AuditAction.StreamStarted })
            {
                named.Add(entry.SubjectId);
            }
        }

        findings.AddRange(await FinishAsync(check, heads, cancellationToken));
        var empty = heads.Values.Where(head => !seen.Contains(head.Stream)).ToList();
        foreach (var head in empty)
        {
            findings.AddRange(new StreamCheck(head.Stream, sealers).Finish(head, head));
        }

        findings.AddRange(await CompareWithRegistryAsync(named, [.. seen, .. heads.Keys], cancellationToken));
        return new AuditReport(seen.Count + empty.Count, entries, findings);
    }

    // A mismatch may be a stream that started during the check, so it is looked up again.
    private async Task<IReadOnlyList<AuditFinding>> CompareWithRegistryAsync(
        HashSet<string> named, HashSet<string> there, CancellationToken cancellationToken)
    {
        var findings = new List<AuditFinding>();
        foreach (var stream in named.Except(there))
        {
            if (!await database.AuditHeads.AnyAsync(head => head.Stream == stream, cancellationToken))
            {
                findings.Add(new AuditFinding(stream, AuditFindingKind.StreamMissing));
            }
        }

        foreach (var stream in there.Except(named).Where(stream => stream != AuditStreams.Registry))
        {
            var isNamed = await database.AuditEntries.AnyAsync(
                entry => entry.Stream == AuditStreams.Registry && entry.Action == AuditAction.StreamStarted && entry.SubjectId == stream,
                cancellationToken);
            if (!isNamed)
            {
                findings.Add(new AuditFinding(stream, AuditFindingKind.StreamUnknown));
            }
        }

        return findings;
    }

    // A stream that grew during the check is compared with its current head.
    private async Task<IReadOnlyList<AuditFinding>> FinishAsync(
        StreamCheck? check, Dictionary<string, AuditHead> heads, CancellationToken cancellationToken)
    {
        if (check is null)
        {
            return [];
        }

        var stream = check.Stream;
        var head = heads.GetValueOrDefault(stream);
        var grew = check.LastNumber > (head?.Number ?? 0);
        var now = grew
            ? await database.AuditHeads.AsNoTracking().FirstOrDefaultAsync(row => row.Stream == stream, cancellationToken)
            : head;
        return check.Finish(head, now);
    }

    // Pages along the chain's index, so that memory use doesn't depend on the length of a stream.
    private async IAsyncEnumerable<AuditEntry> EntriesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        const int Page = 5000;
        var (stream, number) = ("", long.MinValue);
        while (true)
        {
            var page = await database.AuditEntries.AsNoTracking()
                .Where(entry => string.Compare(entry.Stream, stream) > 0 || (entry.Stream == stream && entry.Number > number))
                .OrderBy(entry => entry.Stream).ThenBy(entry => entry.Number)
                .Take(Page)
                .ToListAsync(cancellationToken);
            foreach (var entry in page)
            {
                yield return entry;
            }

            if (page.Count < Page)
            {
                yield break;
            }

            (stream, number) = (page[^1].Stream, page[^1].Number);
        }
    }
}
