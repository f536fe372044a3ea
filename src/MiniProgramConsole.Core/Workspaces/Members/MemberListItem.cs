namespace MiniProgramConsole.Core.Workspaces.Members;

/// <summary>Somebody who belongs to a workspace, as the members page shows it.</summary>
public sealed record MemberListItem
{
    /// <summary>The person's key; shown nowhere.</summary>
    public required long UserId { get; init; }

    /// <summary>The person's code in addresses.</summary>
    public required string Code { get; init; }

    /// <summary>The display name.</summary>
    public required string Name { get; init; }

    /// <summary>The email.</summary>
    public required string Email { get; init; }

    /// <summary>What the person is in the workspace.</summary>
    public required WorkspaceRole Role { get; init; }

    /// <summary>When the person became a member, UTC; for the owner, when the workspace was made.</summary>
    public required DateTime JoinedAt { get; init; }

    /// <summary>Since when the person is blocked, UTC; null for an active member.</summary>
    public required DateTime? BlockedAt { get; init; }

    /// <summary>When the person last used the console, UTC; null for somebody who never did.</summary>
    public required DateTime? LastActiveAt { get; init; }
}
