namespace MiniProgramConsole.Core.Auditing.Reading;

/// <summary>One field of an entry, before and after.</summary>
/// <param name="Field">The field's name.</param>
/// <param name="Before">Its value before; null where there was none.</param>
/// <param name="After">Its value after; null where there is none.</param>
public sealed record AuditChange(string Field, string? Before, string? After)
{
    /// <summary>The fields that an entry tells of, in the order in which they were written.</summary>
    /// <param name="entry">The entry.</param>
    public static IReadOnlyList<AuditChange> Of(AuditEntry entry)
    {
        var (before, after) = (Read(entry.Before), Read(entry.After));
        return [.. before.Keys.Union(after.Keys).Where(field => field != AuditFields.MemberCode)
            .Select(field => new AuditChange(field, before.GetValueOrDefault(field), after.GetValueOrDefault(field)))];
    }

    private static Dictionary<string, string?> Read(string? json) =>
        json is null ? [] : AuditJson.Read(json);
}
