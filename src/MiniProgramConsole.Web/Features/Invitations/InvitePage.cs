using MiniProgramConsole.Core.Workspaces.Invitations;

namespace MiniProgramConsole.Web.Features.Invitations;

/// <param name="Details">What was typed.</param>
/// <param name="Token">The form's token.</param>
public sealed record InvitePage(InvitationDetails Details, Guid Token)
{
    public static IReadOnlyList<string> Fields { get; } =
        [nameof(InvitationDetails.Email), nameof(InvitationDetails.DisplayName), nameof(InvitationDetails.Role)];
}
