using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Commands.Idempotency;

/// <summary>Knows what people's commands did.</summary>
public sealed class IdempotencyRecordReader(ConsoleDbContext database)
{
    /// <summary>What a person's form did; null where it had no effect yet.</summary>
    /// <param name="userId">The person.</param>
    /// <param name="token">The form's token.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public Task<IdempotencyRecord?> FindAsync(long userId, Guid token, CancellationToken cancellationToken) =>
        database.IdempotencyRecords.AsNoTracking()
            .FirstOrDefaultAsync(record => record.UserId == userId && record.Token == token, cancellationToken);
}
