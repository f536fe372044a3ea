namespace MiniProgramConsole.Core.Data;

/// <summary>Bypasses change tracking, but not constraints. Each batch is a transaction; a failed run keeps earlier batches.</summary>
public interface IBulkInsert
{
    Task InsertAsync(ConsoleDbContext database, IEnumerable<IReadOnlyList<BulkRows>> batches, CancellationToken cancellationToken);
}
