namespace MiniProgramConsole.Core.Data;

/// <summary>Writes rows in their hundred thousands, past change tracking, with every constraint in force.</summary>
public interface IBulkInsert
{
    /// <summary>Inserts batches, each in a transaction of its own and table by table in its order. A run that stops leaves the batches before.</summary>
    /// <param name="database">The database.</param>
    /// <param name="batches">The batches; each is made when it is its turn.</param>
    /// <param name="cancellationToken">Stops between two batches, or rolls the present one back.</param>
    Task InsertAsync(ConsoleDbContext database, IEnumerable<IReadOnlyList<BulkRows>> batches, CancellationToken cancellationToken);
}
