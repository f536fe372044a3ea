using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Data;
using Npgsql;

namespace MiniProgramConsole.Data.PostgreSql;

internal sealed class PostgreSqlErrors : IDatabaseErrors
{
    public string? ViolatedConstraint(DbUpdateException exception) =>
        exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } inner ? inner.ConstraintName : null;

    public bool IsForeignKeyViolation(DbUpdateException exception) =>
        exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.ForeignKeyViolation };

    public bool IsContention(Exception exception) =>
        IsContention(exception as PostgresException ?? exception.InnerException as PostgresException);

    internal static bool IsViolation(PostgresException exception) => exception.SqlState
        is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ForeignKeyViolation;

    internal static bool IsContention(PostgresException? exception) => exception?.SqlState
        is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.LockNotAvailable;
}
