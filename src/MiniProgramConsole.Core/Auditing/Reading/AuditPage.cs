namespace MiniProgramConsole.Core.Auditing.Reading;

/// <summary>One page of entries, the newest first.</summary>
/// <param name="Entries">The entries.</param>
/// <param name="Newer">The page of newer entries ends above this number; null on the first page.</param>
/// <param name="Older">The page of older entries begins below this number; null on the last page.</param>
public sealed record AuditPage(IReadOnlyList<AuditEntry> Entries, long? Newer, long? Older)
{
    /// <summary>How many entries a page has.</summary>
    public const int Size = 25;
}
