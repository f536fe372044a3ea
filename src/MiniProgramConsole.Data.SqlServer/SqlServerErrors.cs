using System.Text.RegularExpressions;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Data.SqlServer;

internal sealed partial class SqlServerErrors : IDatabaseErrors
{
    private const int DuplicateIndexKey = 2601;
    private const int DuplicateConstraintKey = 2627;
    private const int ReferenceConflict = 547;
    private const int DeadlockVictim = 1205;
    private const int LockTimeout = 1222;
    private const int SnapshotConflict = 3960;

    public string? ViolatedConstraint(DbUpdateException exception) =>
        exception.InnerException is SqlException { Number: DuplicateIndexKey or DuplicateConstraintKey } inner
        && ConstraintName().Match(inner.Message) is { Success: true } match
            ? match.Groups["name"].Value
            : null;

    // Check constraints have the same number; the name tells them apart.
    public bool IsForeignKeyViolation(DbUpdateException exception) =>
        exception.InnerException is SqlException { Number: ReferenceConflict } inner
            && inner.Message.Contains("FK_", StringComparison.Ordinal);

    public bool IsContention(Exception exception) => IsContention(exception as SqlException ?? exception.InnerException as SqlException);

    internal static bool IsContention(SqlException? exception) => exception?.Number is DeadlockVictim or LockTimeout or SnapshotConflict;

    // The wording depends on the server's language; the names of our constraints don't.
    [GeneratedRegex(@"(?<name>\b(?:PK|AK|IX)_\w+|\b(?:EmailIndex|UserNameIndex)\b)")]
    private static partial Regex ConstraintName();
}
