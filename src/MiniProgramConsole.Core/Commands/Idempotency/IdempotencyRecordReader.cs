using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Commands.Idempotency;

public sealed class IdempotencyRecordReader(ConsoleDbContext database)
{
    public Task<IdempotencyRecord?> FindAsync(long userId, Guid token, CancellationToken cancellationToken) =>
        database.IdempotencyRecords.AsNoTracking()
            .FirstOrDefaultAsync(record => record.UserId == userId && record.Token == token, cancellationToken);
}
