using Microsoft.EntityFrameworkCore;

namespace MiniProgramConsole.Core.Data;

/// <summary>Translates a provider's refusal of a write.</summary>
public interface IDatabaseErrors
{
    /// <summary>The name of the unique index or key that a write violated, or null where it failed for another reason.</summary>
    /// <param name="exception">What <c>SaveChanges</c> threw.</param>
    string? ViolatedConstraint(DbUpdateException exception);

    /// <summary>Whether a write failed because what it refers to is not there (any more), or is still referred to.</summary>
    /// <param name="exception">What <c>SaveChanges</c> threw.</param>
    bool IsForeignKeyViolation(DbUpdateException exception);

    /// <summary>Whether a statement failed only because others wrote at the same moment: a deadlock, a conflict of versions, a lock that was not free in time. Running the whole transaction again may succeed.</summary>
    /// <param name="exception">What the statement threw.</param>
    bool IsContention(Exception exception);
}
