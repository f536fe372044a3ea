using MiniProgramConsole.Core.MiniPrograms.Members;
using MiniProgramConsole.Core.Workspaces;

namespace MiniProgramConsole.Web.Security.Sessions;

internal sealed record SessionReading(SessionFacts Session, WorkspaceMembership? Membership = null, ProgramRole? ProgramRole = null)
{
    public string SecretHash { get; init; } = "";

    public bool IsByFormerSecret { get; init; }
}
