using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using MiniProgramConsole.Core.Data;
using SQLitePCL;

namespace MiniProgramConsole.Data.Sqlite;

/// <summary>SQLite names only the columns of a violated constraint; the model maps them to a key or index.</summary>
internal sealed class SqliteErrors(IDbContextFactory<ConsoleDbContext> contexts) : IDatabaseErrors
{
    private const string Prefix = "UNIQUE constraint failed: ";

    private readonly Lazy<Dictionary<string, string>> names = new(() => NamesByColumns(contexts));

    public string? ViolatedConstraint(DbUpdateException exception)
    {
        if (exception.InnerException is not SqliteException
            {
                SqliteExtendedErrorCode: raw.SQLITE_CONSTRAINT_UNIQUE or raw.SQLITE_CONSTRAINT_PRIMARYKEY
            } inner)
        {
            return null;
        }

        var start = inner.Message.IndexOf(Prefix, StringComparison.Ordinal) + Prefix.Length;
        var columns = inner.Message[start..inner.Message.IndexOf('\'', start)].TrimEnd('.');
        return names.Value.GetValueOrDefault(columns);
    }

    public bool IsForeignKeyViolation(DbUpdateException exception) =>
        exception.InnerException is SqliteException { SqliteExtendedErrorCode: raw.SQLITE_CONSTRAINT_FOREIGNKEY };

    public bool IsContention(Exception exception) =>
        (exception as SqliteException ?? exception.InnerException as SqliteException)?.SqliteErrorCode
            is raw.SQLITE_BUSY or raw.SQLITE_LOCKED;

    private static Dictionary<string, string> NamesByColumns(IDbContextFactory<ConsoleDbContext> contexts)
    {
        using var database = contexts.CreateDbContext();
        var tables = database.Model.GetRelationalModel().Tables.ToList();
        var keys = tables.SelectMany(table => table.UniqueConstraints).Select(key => (Columns: Join(key.Columns), key.Name));
        var indexes = tables.SelectMany(table => table.Indexes).Where(index => index.IsUnique)
            .Select(index => (Columns: Join(index.Columns), index.Name));
        return keys.Concat(indexes).DistinctBy(constraint => constraint.Columns)
            .ToDictionary(constraint => constraint.Columns, constraint => constraint.Name);
    }

    private static string Join(IEnumerable<IColumn> columns) =>
        string.Join(", ", columns.Select(column => $"{column.Table.Name}.{column.Name}"));
}
