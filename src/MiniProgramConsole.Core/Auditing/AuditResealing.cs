using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Auditing;

/// <summary>
/// Seals an audit trail with the key that is set, where it was written without one. It trusts what it finds once it is whole, so an
/// operator asks for it when the key is new; nothing does it by itself.
/// </summary>
public sealed class AuditResealing(ConsoleDbContext database, ConsoleTransactions transactions, AuditSealer sealer)
{
    /// <summary>Checks the trail as it stands, then seals it stream by stream. A run that was stopped can be repeated.</summary>
    /// <param name="cancellationToken">Stops between two streams.</param>
    public async Task<AuditReport> RunAsync(CancellationToken cancellationToken)
    {
        var report = await new AuditVerifier(database, sealer).VerifyAsync(cancellationToken);
        var keyless = new AuditSealer(null);
        var before = await new AuditVerifier(database, keyless).VerifyAsync(cancellationToken);
        var sealedAlready = before.Findings.Where(finding => finding.Kind == AuditFindingKind.OtherKey).Select(finding => finding.Stream).ToHashSet();
        var waiting = report.Findings.Where(finding => finding.Kind == AuditFindingKind.OtherKey).Select(finding => finding.Stream).ToHashSet();

        // A stream is whole either under the key or without it; anything else is for the operator to look at.
        var wrong = report.Findings.Where(finding => !waiting.Contains(finding.Stream))
            .Concat(before.Findings.Where(finding => waiting.Contains(finding.Stream))).ToList();
        if (wrong.Count > 0)
        {
            return report with { Findings = wrong };
        }

        foreach (var stream in waiting.Except(sealedAlready))
        {
            await transactions.RunAsync((attempt, cancelled) => SealAsync(attempt, stream, cancelled), cancellationToken);
        }

        return report with { Findings = [] };
    }

    private async Task<bool> SealAsync(ConsoleDbContext attempt, string stream, CancellationToken cancellationToken)
    {
        var head = await attempt.AuditHeads.AsNoTracking().FirstAsync(row => row.Stream == stream, cancellationToken);
        var previous = AuditSealer.Genesis;
        var entries = await attempt.AuditEntries.Where(entry => entry.Stream == stream).OrderBy(entry => entry.Number)
            .ToListAsync(cancellationToken);
        foreach (var entry in entries)
        {
            entry.PreviousHash = previous;
            entry.Seal(sealer);
            previous = entry.Hash;
        }

        var seal = sealer.SealOfHead(stream, head.Number, previous);
        var advanced = await attempt.AuditHeads.Where(row => row.Stream == stream && row.Number == head.Number && row.Hash == head.Hash)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Hash, previous).SetProperty(row => row.Seal, seal), cancellationToken);
        if (advanced != 1)
        {
            throw new OvertakenException();
        }

        await attempt.SaveChangesAsync(cancellationToken);
        return true;
    }
}
