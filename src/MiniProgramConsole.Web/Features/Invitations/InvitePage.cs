using MiniProgramConsole.Core.Workspaces.Invitations;

namespace MiniProgramConsole.Web.Features.Invitations;

public sealed record InvitePage(InvitationDetails Details, Guid Token)
{
    public static IReadOnlyList<string> Fields { get; } =
        [nameof(InvitationDetails.Email), nameof(InvitationDetails.DisplayName), nameof(InvitationDetails.Role)];
}
