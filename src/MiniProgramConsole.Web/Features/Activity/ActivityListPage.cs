using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Workspaces;

namespace MiniProgramConsole.Web.Features.Activity;

public sealed record ActivityListPage(ActivityForm Form, AuditPage Page, IReadOnlyList<WorkspacePerson> People);
