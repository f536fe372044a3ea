using MiniProgramConsole.Core.Accounts;

namespace MiniProgramConsole.Core.Workspaces;

/// <summary>A master or developer of a workspace.</summary>
public sealed class WorkspaceMember
{
    /// <summary>The workspace.</summary>
    public long WorkspaceId { get; init; }

    /// <summary>The workspace.</summary>
    public Workspace Workspace { get; init; } = null!;

    /// <summary>The person.</summary>
    public long UserId { get; init; }

    /// <summary>The person.</summary>
    public ApplicationUser User { get; init; } = null!;

    /// <summary><see cref="WorkspaceRole.Master"/> or <see cref="WorkspaceRole.Developer"/>; a check constraint refuses any other.</summary>
    public required WorkspaceRole Role { get; set; }

    /// <summary>When the person became a member, UTC.</summary>
    public DateTime JoinedAt { get; init; }

    /// <summary>Since when the person is blocked, UTC; null for an active member.</summary>
    public DateTime? BlockedAt { get; set; }
}
