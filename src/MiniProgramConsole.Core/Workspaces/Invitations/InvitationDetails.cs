using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Workspaces.Invitations;

public sealed record InvitationDetails
{
    public string? Email { get; init; }

    public string? DisplayName { get; init; }

    public WorkspaceRole? Role { get; init; }

    public InvitationDetails Normalize() => this with
    {
        Email = Mailbox.Readable(TextNormalizer.Normalize(Email)),
        DisplayName = TextNormalizer.Normalize(DisplayName),
    };
}
