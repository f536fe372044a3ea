using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Commands.Idempotency;

/// <summary>Finds and adds what commands did, in the transaction of the command.</summary>
internal static class IdempotencyStore
{
    /// <summary>What the command of a key did before; null where it had no effect yet.</summary>
    public static async Task<IdempotencyRecord?> FindAsync(ConsoleDbContext db, IdempotencyKey key, CancellationToken cancellationToken)
    {
        if (!key.IsAnonymous)
        {
            return await db.IdempotencyRecords.AsNoTracking()
                .FirstOrDefaultAsync(record => record.UserId == key.UserId && record.Token == key.Token, cancellationToken);
        }

        var hash = key.AnonymousHash;
        var record = await db.AnonymousRecords.AsNoTracking().FirstOrDefaultAsync(row => row.Hash == hash, cancellationToken);
        return record is null ? null : key.RecordResult("", "", record.At);
    }

    /// <summary>Removes what nobody's command did, where it does not stand any more and the command is done anew.</summary>
    public static Task RemoveAsync(ConsoleDbContext db, IdempotencyKey key, CancellationToken cancellationToken)
    {
        var hash = key.AnonymousHash;
        return db.AnonymousRecords.Where(record => record.Hash == hash).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Adds it; the caller saves.</summary>
    public static void Add(ConsoleDbContext db, IdempotencyKey key, string subjectId, string subjectName, DateTime now)
    {
        if (key.IsAnonymous)
        {
            db.Add(new AnonymousRecord { Hash = key.AnonymousHash, At = now });
        }
        else
        {
            db.Add(key.RecordResult(subjectId, subjectName, now));
        }
    }
}
