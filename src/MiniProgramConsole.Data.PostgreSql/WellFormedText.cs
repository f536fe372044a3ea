using System.Buffers;
using System.Data.Common;
using System.Text;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace MiniProgramConsole.Data.PostgreSql;

/// <summary>PostgreSQL refuses statements with U+0000 or half a surrogate pair. As in HTML, U+FFFD replaces them.</summary>
internal sealed class WellFormedText : DbCommandInterceptor
{
    private static readonly SearchValues<char> Suspects = SearchValues.Create(
        [.. Enumerable.Range(0xD800, 0x800).Select(code => (char)code), '\0']);

    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result) => Repair(command, result);

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default) =>
        new(Repair(command, result));

    public override InterceptionResult<int> NonQueryExecuting(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result) =>
        Repair(command, result);

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        new(Repair(command, result));

    private static T Repair<T>(DbCommand command, T result)
    {
        foreach (DbParameter parameter in command.Parameters)
        {
            parameter.Value = parameter.Value switch
            {
                string text => Repair(text),
                IEnumerable<string?> texts => texts.Select(text => text is null ? null : Repair(text)).ToArray(),
                var other => other,
            };
        }

        return result;
    }

    private static string Repair(string text)
    {
        if (!text.AsSpan().ContainsAny(Suspects))
        {
            return text;
        }

        // EnumerateRunes gives U+FFFD for half a pair.
        var repaired = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            repaired.Append(rune.Value == 0 ? Rune.ReplacementChar : rune);
        }

        return repaired.ToString();
    }
}
