using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Auditing.Verifying;

/// <summary>Chains entries written before chains existed. An interrupted run continues where it stopped.</summary>
public sealed class AuditUpgrade(ConsoleDbContext database, ConsoleTransactions transactions, AuditTrail audit)
{
    private const int AtOnce = 500;

    public Task<bool> IsNeededAsync(CancellationToken cancellationToken) =>
        database.AuditEntries.AnyAsync(entry => entry.Stream == AuditStreams.Unchained, cancellationToken);

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var (chained, last) = (0, 0);
        do
        {
            last = await transactions.RunAsync(ChainAsync, cancellationToken);
            chained += last;
        }
        while (last == AtOnce);

        return chained;
    }

    private async Task<int> ChainAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var entries = await db.AuditEntries.Where(entry => entry.Stream == AuditStreams.Unchained)
            .OrderBy(entry => entry.Number).Take(AtOnce).ToListAsync(cancellationToken);
        foreach (var entry in entries)
        {
            await audit.ChainAsync(db, entry, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        return entries.Count;
    }
}
