namespace MiniProgramConsole.Core.Auditing.Reading;

/// <summary>A null property doesn't filter. <c>From</c> and <c>To</c> are whole days in <c>Zone</c>.</summary>
public sealed record AuditQuery
{
    public string? SubjectId { get; init; }

    public IReadOnlyList<long>? ActorIds { get; init; }

    public string? Action { get; init; }

    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    public long? Before { get; init; }

    /// <summary>The page just above this entry number; overrides <see cref="Before"/>.</summary>
    public long? After { get; init; }
}
