namespace MiniProgramConsole.Core.Workspaces.Invitations;

public sealed record InvitationListItem
{
    public required string Code { get; init; }

    public required string Name { get; init; }

    public required string Email { get; init; }

    public required WorkspaceRole Role { get; init; }

    public required DateTime SentAt { get; init; }

    public required DateTime ExpiresAt { get; init; }

    public required bool IsExpired { get; init; }
}
