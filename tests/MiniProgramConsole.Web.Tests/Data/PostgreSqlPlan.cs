using System.Text.Json;
using System.Text.RegularExpressions;
using MiniProgramConsole.Web.Tests.Testing.Interceptors;
using Npgsql;
using NpgsqlTypes;

namespace MiniProgramConsole.Web.Tests.Data;

/// <summary>Finds the growing tables that PostgreSQL would scan even when told to avoid it.</summary>
internal static partial class PostgreSqlPlan
{
    // These tables stay small regardless of the number of merchants.
    private static readonly HashSet<string> SmallTables = ["__EFMigrationsHistory", "DataProtectionKeys", "pg_class", "pg_namespace"];

    /// <summary>Scans of whole tables or indexes. A search for nulls alone counts as one.</summary>
    public static async Task<IReadOnlyList<string>> ScansAsync(NpgsqlConnection connection, RecordedCommand command)
    {
        var scans = new List<string>();
        // Batched saves are one command with several statements.
        foreach (var statement in Separator().Split(command.Text).Where(text => Explainable().IsMatch(text)))
        {
            using var plan = JsonDocument.Parse(await ExplainAsync(connection, statement, command));
            scans.AddRange(Nodes(plan.RootElement[0].GetProperty("Plan")).Select(ScanOf).OfType<string>());
        }

        return scans;
    }

    private static async Task<string> ExplainAsync(NpgsqlConnection connection, string statement, RecordedCommand command)
    {
        await using var explain = connection.CreateCommand();
        // Only nested loops show which index finds the rows of each table.
        explain.CommandText = "SET enable_seqscan = off; SET enable_mergejoin = off; SET enable_hashjoin = off; "
            + $"EXPLAIN (FORMAT JSON) {statement}";
        foreach (var (name, value) in command.Parameters
            .Where(parameter => Regex.IsMatch(statement, $"@{parameter.Name.TrimStart('@')}\\b")))
        {
            // A string may be JSON, so let the server infer the type.
            explain.Parameters.Add(value is string
                ? new NpgsqlParameter(name, NpgsqlDbType.Unknown) { Value = value }
                : new NpgsqlParameter(name, value ?? DBNull.Value));
        }

        return (string)(await explain.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    private static IEnumerable<JsonElement> Nodes(JsonElement node)
    {
        yield return node;
        if (node.TryGetProperty("Plans", out var children))
        {
            foreach (var below in children.EnumerateArray().SelectMany(Nodes))
            {
                yield return below;
            }
        }
    }

    private static string? ScanOf(JsonElement node)
    {
        var kind = Text(node, "Node Type")!;
        var (table, index, condition) = (Text(node, "Relation Name"), Text(node, "Index Name"), Text(node, "Index Cond"));
        return kind switch
        {
            _ when table is not null && SmallTables.Contains(table) => null,
            "Seq Scan" => $"Seq Scan of {table}",
            "Index Scan" or "Index Only Scan" or "Bitmap Index Scan" when condition is null => $"{kind} of all {index}",
            "Index Scan" or "Index Only Scan" or "Bitmap Index Scan" when NullAlone().IsMatch(condition!) =>
                $"{kind} of {index} for {condition}",
            _ => null,
        };
    }

    private static string? Text(JsonElement node, string property) =>
        node.TryGetProperty(property, out var value) ? value.GetString() : null;

    [GeneratedRegex(@";\s*")]
    private static partial Regex Separator();

    [GeneratedRegex(@"^\s*(?:--.*\n\s*)*(?:SELECT|INSERT|UPDATE|DELETE|WITH)\b")]
    private static partial Regex Explainable();

    [GeneratedRegex(@"^\(""?\w+""? IS NULL\)$")]
    private static partial Regex NullAlone();
}
