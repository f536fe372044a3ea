using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Auditing.Reading;

/// <summary>Removes what may no longer be shown from untracked entries. The stored entries keep it, under their seals.</summary>
public interface IEntryRedaction
{
    Task RedactAsync(ConsoleDbContext db, IReadOnlyList<AuditEntry> entries, CancellationToken cancellationToken);
}
