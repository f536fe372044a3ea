using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Auditing.Verifying;

/// <summary>
/// Seals an audit trail with the key that is set, where it was written without one. It trusts what it finds once it is whole, so an
/// operator asks for it when the key is new; nothing does it by itself.
/// </summary>
public sealed class AuditResealing(ConsoleDbContext database, ConsoleTransactions transactions, AuditVerifier verifier, AuditSealer sealer)
{
    /// <summary>Checks the trail as it stands, then seals it stream by stream. A run that was stopped can be repeated.</summary>
    /// <param name="cancellationToken">Stops between two streams.</param>
    /// <returns>What was checked; where there are findings nothing was sealed.</returns>
    public async Task<AuditReport> RunAsync(CancellationToken cancellationToken)
    {
        var waiting = await database.AuditEntries.Where(entry => entry.KeyId != sealer.KeyId).Select(entry => entry.Stream)
            .Distinct().ToListAsync(cancellationToken);

        // The registry is sealed last: once it is, an entry without the key is nothing that waits, but somebody else's.
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
