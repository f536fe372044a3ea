using MiniProgramConsole.Core.MiniPrograms.Members;
using MiniProgramConsole.Core.Workspaces;

namespace MiniProgramConsole.Web.Security.Sessions;

internal sealed record SessionReading(SessionFacts Session, WorkspaceAccess? Access = null, ProgramRole? ProgramRole = null)
{
    /// <summary>Null if only the access was read.</summary>
    public WorkspaceMembership? Membership => Access as WorkspaceMembership;

    /// <summary>All that the person can see, in no order; null if the menu wasn't read.</summary>
    public IReadOnlyList<WorkspaceMembership>? Workspaces { get; init; }

    public string SecretHash { get; init; } = "";

    public bool IsByFormerSecret { get; init; }
}
