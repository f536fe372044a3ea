namespace MiniProgramConsole.Core.Workspaces.Invitations;

/// <summary>A pending or expired invitation, as those see it who may invite.</summary>
public sealed record InvitationListItem
{
    /// <summary>Its code in addresses.</summary>
    public required string Code { get; init; }

    /// <summary>The name by which the person is addressed.</summary>
    public required string Name { get; init; }

    /// <summary>Who is invited.</summary>
    public required string Email { get; init; }

    /// <summary>What the person is to be.</summary>
    public required WorkspaceRole Role { get; init; }

    /// <summary>When its mail was written last, UTC.</summary>
    public required DateTime SentAt { get; init; }

    /// <summary>Until when it can be answered, UTC.</summary>
    public required DateTime ExpiresAt { get; init; }

    /// <summary>Whether that moment is past.</summary>
    public required bool IsExpired { get; init; }
}
