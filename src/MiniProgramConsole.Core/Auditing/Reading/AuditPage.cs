namespace MiniProgramConsole.Core.Auditing.Reading;

/// <summary>Newest first. The newer page ends above <c>Newer</c>, the older page starts below <c>Older</c>.</summary>
public sealed record AuditPage(IReadOnlyList<AuditEntry> Entries, long? Newer, long? Older)
{
    public const int Size = 25;
}
