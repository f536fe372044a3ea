using MiniProgramConsole.Core.Auditing.Reading;
using MiniProgramConsole.Core.Workspaces;

namespace MiniProgramConsole.Web.Features.Activity;

public sealed record ActivityListPage(
    ActivityForm Form, AuditPage Page, IReadOnlySet<string> LogosThere, IReadOnlyList<WorkspacePerson> People)
{
    public bool IsAlone(WorkspacePerson person) => People.Count(other => other.Name == person.Name) == 1;
}
