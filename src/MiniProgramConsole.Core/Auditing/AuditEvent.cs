namespace MiniProgramConsole.Core.Auditing;

public sealed record AuditEvent
{
    public required string Stream { get; init; }

    public required DateTime At { get; init; }

    public required Actor By { get; init; }

    public required string Action { get; init; }

    public long? WorkspaceId { get; init; }

    public required string SubjectKind { get; init; }

    public required string SubjectId { get; init; }

    public required string SubjectName { get; init; }

    public string? Before { get; init; }

    public string? After { get; init; }
}
