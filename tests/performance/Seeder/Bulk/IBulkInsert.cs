using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Seeder.Bulk;

/// <summary>Bypasses change tracking, but not constraints. Each batch is a transaction; a failed run keeps earlier batches.</summary>
internal interface IBulkInsert
{
    Task InsertAsync(ConsoleDbContext database, IEnumerable<IReadOnlyList<BulkRows>> batches, CancellationToken cancellationToken);
}
