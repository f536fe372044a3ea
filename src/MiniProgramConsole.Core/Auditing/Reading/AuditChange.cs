namespace MiniProgramConsole.Core.Auditing.Reading;

public sealed record AuditChange(string Field, string? Before, string? After)
{
    public static IReadOnlyList<AuditChange> Of(AuditEntry entry)
    {
        var (before, after) = (Read(entry.Before), Read(entry.After));
        return [.. before.Keys.Union(after.Keys).Where(field => field != AuditFields.MemberCode)
            .Select(field => new AuditChange(field, before.GetValueOrDefault(field), after.GetValueOrDefault(field)))];
    }

    private static Dictionary<string, string?> Read(string? json) =>
        json is null ? [] : AuditJson.Read(json);
}
