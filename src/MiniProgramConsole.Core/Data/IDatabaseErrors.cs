using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Auditing;

namespace MiniProgramConsole.Core.Data;

public interface IDatabaseErrors
{
    string? ViolatedConstraint(DbUpdateException exception);

    bool IsForeignKeyViolation(DbUpdateException exception);

    /// <summary>A deadlock, version conflict or lock timeout: retrying the whole transaction may succeed.</summary>
    bool IsContention(Exception exception);

    /// <summary>The same, found by the database or by us.</summary>
    bool WasOvertaken(Exception exception) => exception is OvertakenException or DbUpdateConcurrencyException || IsContention(exception);
}
