using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Auditing.Reading;

namespace MiniProgramConsole.Web.Features.Activity;

/// <summary>An entry of the audit trail as a page shows it.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="LogosThere">The hashes of logos that can still be shown.</param>
/// <param name="LinksSubject">Whether to link to what it was done to; a page about that thing need not.</param>
public sealed record EntryView(AuditEntry Entry, IReadOnlySet<string> LogosThere, bool LinksSubject)
{
    public IReadOnlyList<AuditChange> Changes { get; } = AuditChange.Of(Entry);

    /// <summary>Whether the fields have two sides to compare.</summary>
    public bool Compares => Entry is { Before: not null, After: not null };
}
