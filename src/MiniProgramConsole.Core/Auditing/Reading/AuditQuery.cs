namespace MiniProgramConsole.Core.Auditing.Reading;

/// <summary>Which entries of a workspace's stream are asked for.</summary>
public sealed record AuditQuery
{
    /// <summary>Only what was done to a thing, by its ID as people know it; null for all.</summary>
    public string? SubjectId { get; init; }

    /// <summary>Only what some persons did, by their keys; null for all.</summary>
    public IReadOnlyList<long>? ActorIds { get; init; }

    /// <summary>Only one kind of action; null for all.</summary>
    public string? Action { get; init; }

    /// <summary>Where <see cref="From"/> and <see cref="To"/> are days.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>Only from this day on; null for all.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Only up to the end of this day; null for all.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Only entries before this number; null for the first page.</summary>
    public long? Before { get; init; }

    /// <summary>Only entries after this number, the nearest of them; null for the first page.</summary>
    public long? After { get; init; }
}
