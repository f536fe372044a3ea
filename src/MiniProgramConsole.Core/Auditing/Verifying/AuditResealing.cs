using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Auditing.Verifying;

/// <summary>Adds the key to a trail written without one. It vouches for what it finds, so only an operator starts it.</summary>
public sealed class AuditResealing(ConsoleDbContext database, ConsoleTransactions transactions, AuditVerifier verifier, AuditSealer sealer)
{
    /// <summary>Seals nothing if the check has findings. An interrupted run can be repeated.</summary>
    public async Task<AuditReport> RunAsync(CancellationToken cancellationToken)
    {
        var waiting = await database.AuditEntries.Where(entry => entry.KeyId != sealer.KeyId).Select(entry => entry.Stream)
            .Distinct().ToListAsync(cancellationToken);

        // The registry is sealed last. From then on, an entry without the key counts as forged.
        var report = await verifier.VerifyAsync(
            waiting.Contains(AuditStreams.Registry) ? [sealer, new AuditSealer(null)] : [sealer], cancellationToken);
        if (report.Findings.Count > 0)
        {
            return report;
        }

        foreach (var stream in waiting.OrderBy(stream => stream == AuditStreams.Registry))
        {
            await transactions.RunAsync((db, cancelled) => SealAsync(db, stream, cancelled), cancellationToken);
        }

        return report;
    }

    private async Task<bool> SealAsync(ConsoleDbContext db, string stream, CancellationToken cancellationToken)
    {
        var head = await db.AuditHeads.AsNoTracking().FirstAsync(row => row.Stream == stream, cancellationToken);
        var previous = AuditSealer.Genesis;
        var entries = await db.AuditEntries.Where(entry => entry.Stream == stream).OrderBy(entry => entry.Number)
            .ToListAsync(cancellationToken);
        foreach (var entry in entries)
        {
            entry.PreviousHash = previous;
            entry.Seal(sealer);
            previous = entry.Hash;
        }

        var seal = sealer.SealOfHead(stream, head.Number, previous);
        var advanced = await db.AuditHeads.Where(row => row.Stream == stream && row.Number == head.Number && row.Hash == head.Hash)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Hash, previous).SetProperty(row => row.Seal, seal), cancellationToken);
        if (advanced != 1)
        {
            throw new OvertakenException();
        }

        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}
