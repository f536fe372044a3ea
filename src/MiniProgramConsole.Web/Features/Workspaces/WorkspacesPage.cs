using MiniProgramConsole.Core.MiniPrograms.Listing;
using MiniProgramConsole.Core.Workspaces.Invitations;

namespace MiniProgramConsole.Web.Features.Workspaces;

/// <param name="Workspaces">The person's workspaces.</param>
/// <param name="Invitations">The invitations that wait for the person's answer.</param>
public sealed record WorkspacesPage(IReadOnlyList<WorkspaceListItem> Workspaces, IReadOnlyList<ReceivedInvitation> Invitations)
{
    public bool IsEmpty => Workspaces.Count + Invitations.Count == 0;
}
