using MiniProgramConsole.Core.MiniPrograms.Members;
using MiniProgramConsole.Core.Workspaces;

namespace MiniProgramConsole.Web.Security.Sessions;

internal sealed record SessionReading(SessionFacts Session, WorkspaceMembership? Membership = null, ProgramRole? ProgramRole = null)
{
    /// <summary>All that the person can see, in no order; null if the menu wasn't read.</summary>
    public IReadOnlyList<WorkspaceMembership>? Workspaces { get; init; }

    public string SecretHash { get; init; } = "";

    public bool IsByFormerSecret { get; init; }
}
