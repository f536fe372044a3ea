namespace MiniProgramConsole.Core.Auditing;

/// <summary>Something that was done, before the trail numbers and seals it.</summary>
public sealed record AuditEvent
{
    /// <summary>Into which stream it belongs.</summary>
    public required string Stream { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>Who.</summary>
    public required Actor By { get; init; }

    /// <summary>What; one of <see cref="AuditAction"/>.</summary>
    public required string Action { get; init; }

    /// <summary>In which workspace; null where it concerns none.</summary>
    public long? WorkspaceId { get; init; }

    /// <summary>What kind of thing it was done to; one of <see cref="AuditSubject"/>.</summary>
    public required string SubjectKind { get; init; }

    /// <summary>The thing's ID as people know it.</summary>
    public required string SubjectId { get; init; }

    /// <summary>The thing's name at that moment.</summary>
    public required string SubjectName { get; init; }

    /// <summary>The fields before, as a JSON object; null where there was nothing before.</summary>
    public string? Before { get; init; }

    /// <summary>The fields after, as a JSON object; null where nothing is left.</summary>
    public string? After { get; init; }
}
