using MiniProgramConsole.Core.MiniPrograms.Listing;
using MiniProgramConsole.Core.Workspaces.Invitations;

namespace MiniProgramConsole.Web.Features.Workspaces;

public sealed record WorkspacesPage(IReadOnlyList<WorkspaceListItem> Workspaces, IReadOnlyList<ReceivedInvitation> Invitations)
{
    public bool IsEmpty => Workspaces.Count + Invitations.Count == 0;
}
