namespace MiniProgramConsole.Core.Auditing;

/// <summary>One line of the audit trail: who did what to what. It has no foreign key, so that it outlives what it speaks of.</summary>
public sealed class AuditEntry
{
    /// <summary>The most characters of an address (an IPv6 address with a mapped IPv4 one and a scope).</summary>
    public const int MaxAddressLength = 64;

    /// <summary>The most characters of an action's or a subject kind's code.</summary>
    public const int MaxCodeLength = 64;

    /// <summary>The most UTF-16 units of a person's or a subject's name.</summary>
    public const int MaxNameLength = 256;

    /// <summary>The row's key.</summary>
    public long Id { get; init; }

    /// <summary>When, UTC.</summary>
    public DateTime At { get; init; }

    /// <summary>Who, by key.</summary>
    public long ActorId { get; init; }

    /// <summary>Who, by the display name of that moment.</summary>
    public required string ActorName { get; init; }

    /// <summary>From which network address; null where there was none (a command).</summary>
    public string? Address { get; init; }

    /// <summary>What was done; one of <see cref="AuditAction"/>.</summary>
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
