using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Auditing.Reading;

/// <summary>Takes off entries what may not be shown any more. In the trail itself it stays, under its seals.</summary>
public interface IEntryRedaction
{
    /// <summary>Takes it off.</summary>
    /// <param name="db">The context.</param>
    /// <param name="entries">The entries, not tracked.</param>
    /// <param name="cancellationToken">Cancels the queries.</param>
    Task RedactAsync(ConsoleDbContext db, IReadOnlyList<AuditEntry> entries, CancellationToken cancellationToken);
}
