using Microsoft.EntityFrameworkCore;

namespace MiniProgramConsole.Core.Data;

public interface IDatabaseErrors
{
    string? ViolatedConstraint(DbUpdateException exception);

    bool IsForeignKeyViolation(DbUpdateException exception);

    /// <summary>A deadlock, version conflict or lock timeout: retrying the whole transaction may succeed.</summary>
    bool IsContention(Exception exception);
}
