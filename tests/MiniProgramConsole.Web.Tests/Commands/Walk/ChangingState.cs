using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Web.Tests.Testing.Hosts;

namespace MiniProgramConsole.Web.Tests.Commands.Walk;

/// <summary>The whole database, except attempt counters, last-seen times and the progress of mails.</summary>
internal sealed class ChangingState
{
    private static readonly string[] TablesAside = ["DataProtectionKeys", "SignInThrottles", "SignInAttempts"];

    private static readonly string[] ColumnsAside =
        ["LastActiveAt", "LastSeenAt", "ProvedAt", "AccessFailedCount", "Tries", "NextTryAt", "SentAt", "FailedAt", "LastError", "Text",
            "Html"];

    private readonly SortedDictionary<string, (long Rows, string Content)> tables = new(StringComparer.Ordinal);

    public static async Task<ChangingState> ReadAsync(ConsoleHost host)
    {
        var state = new ChangingState();
        await using var context = host.NewContext();
        await context.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        foreach (var table in context.Model.GetRelationalModel().Tables.Where(table => !TablesAside.Contains(table.Name)))
        {
            await using var command = context.Database.GetDbConnection().CreateCommand();
            var columns = table.Columns.Select(column => column.Name).Where(name => !ColumnsAside.Contains(name))
                .Select(name => $"\"{name}\"");
#pragma warning disable CA2100 // Table and column names come from the model.
            command.CommandText = $"SELECT {string.Join(", ", columns)} FROM \"{table.Name}\"";
#pragma warning restore CA2100
            await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
            var rows = new List<string>();
            var values = new object[reader.FieldCount];
            while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            {
                reader.GetValues(values);
                rows.Add(string.Join('|', values.Select(WordOf)));
            }

            rows.Sort(StringComparer.Ordinal);
            state.tables[table.Name] = (rows.Count, Hashing.Sha256(string.Join('\n', rows)));
        }

        state.tables["places"] = (await context.MerchantQuotas.SumAsync(quota => quota.Used, TestContext.Current.CancellationToken), "");
        return state;
    }

    // Culture-invariant, because the reader's language can change during a request.
    private static string WordOf(object value) =>
        value is byte[] bytes ? $"{bytes.Length}" : Convert.ToString(value, CultureInfo.InvariantCulture)!;

    /// <summary>The tables that have changed.</summary>
    public IReadOnlyList<string> ChangedSince(ChangingState before, IReadOnlyList<string>? beside = null) =>
        [.. tables.Keys.Where(name => tables[name] != before.tables[name] && beside?.Contains(name) != true)];

    /// <summary>The number of rows added or removed, by table.</summary>
    public string EffectSince(ChangingState before) => string.Join(", ", tables.Keys
        .Where(name => tables[name].Rows != before.tables[name].Rows)
        .Select(name => $"{name} {tables[name].Rows - before.tables[name].Rows:+0;-0}"));
}
