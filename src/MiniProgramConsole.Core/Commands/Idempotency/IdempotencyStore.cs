using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Commands.Idempotency;

internal static class IdempotencyStore
{
    public static async Task<IdempotencyRecord?> FindAnonymousAsync(
        ConsoleDbContext db, IdempotencyKey key, CancellationToken cancellationToken)
    {
        var hash = key.AnonymousHash;
        var record = await db.AnonymousRecords.AsNoTracking().FirstOrDefaultAsync(row => row.Hash == hash, cancellationToken);
        return record is null ? null : key.RecordResult("", "", record.At);
    }

    public static Task RemoveAsync(ConsoleDbContext db, IdempotencyKey key, CancellationToken cancellationToken)
    {
        var hash = key.AnonymousHash;
        return db.AnonymousRecords.Where(record => record.Hash == hash).ExecuteDeleteAsync(cancellationToken);
    }

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
