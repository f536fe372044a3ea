using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Auditing.Reading;

namespace MiniProgramConsole.Web.Features.Activity;

public sealed record EntryView(AuditEntry Entry, IReadOnlySet<string> LogosThere, bool LinksSubject)
{
    public IReadOnlyList<AuditChange> Changes { get; } = AuditChange.Of(Entry);

    public bool Compares => Entry is { Before: not null, After: not null };
}
