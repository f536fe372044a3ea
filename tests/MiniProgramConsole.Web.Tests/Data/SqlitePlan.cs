using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using MiniProgramConsole.Web.Tests.Testing.Interceptors;

namespace MiniProgramConsole.Web.Tests.Data;

/// <summary>Finds the growing tables that SQLite would scan.</summary>
internal static partial class SqlitePlan
{
    // These tables stay small regardless of the number of merchants.
    private static readonly HashSet<string> SmallTables = ["__EFMigrationsHistory", "DataProtectionKeys", "sqlite_master"];

    /// <summary>
    /// Steps that read a whole table or index. Scans of the statement's own results, constants and parameters don't count.
    /// </summary>
    public static async Task<IReadOnlyList<string>> ScansAsync(SqliteConnection connection, RecordedCommand command)
    {
        // EF Core writes this for an empty list of values. SQLite reports a scan but stops before it.
        if (Where().Matches(command.Text) is [{ Value: "WHERE 0" }])
        {
            return [];
        }

        var steps = await StepsAsync(connection, command);
        var own = steps.Select(step => OwnResult().Match(step)).Where(match => match.Success).Select(match => match.Groups["name"].Value)
            .ToHashSet();
        var small = Alias().Matches(command.Text).Where(match => SmallTables.Contains(match.Groups["table"].Value))
            .SelectMany(match => new[] { match.Groups["alias"].Value, match.Groups["table"].Value }).ToHashSet();
        return [.. steps.Where(step => Scan().Match(step) is { Success: true } scan
            && !own.Contains(scan.Groups["name"].Value) && !small.Contains(scan.Groups["name"].Value))];
    }

    public static async Task<IReadOnlyList<string>> StepsAsync(SqliteConnection connection, RecordedCommand command)
    {
        await using var explain = connection.CreateCommand();
        explain.CommandText = $"EXPLAIN QUERY PLAN {command.Text}";
        foreach (var (name, value) in command.Parameters)
        {
            explain.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }

        var steps = new List<string>();
        await using var reader = await explain.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            steps.Add(reader.GetString(reader.GetOrdinal("detail")));
        }

        return steps;
    }

    [GeneratedRegex(@"^SCAN (?!CONSTANT ROW|\d+ CONSTANT ROWS?|\()(?<name>\S+)(?! VIRTUAL TABLE)")]
    private static partial Regex Scan();

    [GeneratedRegex(@"WHERE \S+")]
    private static partial Regex Where();

    [GeneratedRegex(@"^(?:CO-ROUTINE|MATERIALIZE) (?<name>\S+)")]
    private static partial Regex OwnResult();

    [GeneratedRegex("(?:FROM|JOIN|UPDATE|INTO) \"(?<table>\\w+)\"(?: AS \"(?<alias>\\w+)\")?")]
    private static partial Regex Alias();
}
