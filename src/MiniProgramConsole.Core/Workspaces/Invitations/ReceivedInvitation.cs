using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Workspaces.Invitations;

public sealed record ReceivedInvitation
{
    public required long Id { get; init; }

    public required string Code { get; init; }

    public required long WorkspaceId { get; init; }

    public required string WorkspaceCode { get; init; }

    public required string WorkspaceName { get; init; }

    public required string MerchantName { get; init; }

    public required string InvitedBy { get; init; }

    public required string Email { get; init; }

    public required string Name { get; init; }

    public required WorkspaceRole Role { get; init; }

    public required DateTime ExpiresAt { get; init; }

    public bool IsFor(string? email) => Mailbox.AreSame(email, Email);
}
