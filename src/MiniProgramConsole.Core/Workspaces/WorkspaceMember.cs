using MiniProgramConsole.Core.Accounts;

namespace MiniProgramConsole.Core.Workspaces;

public sealed class WorkspaceMember
{
    public long WorkspaceId { get; init; }

    public Workspace Workspace { get; init; } = null!;

    public long UserId { get; init; }

    public ApplicationUser User { get; init; } = null!;

    /// <summary>Master or developer; a check constraint refuses any other role.</summary>
    public required WorkspaceRole Role { get; set; }

    public DateTime JoinedAt { get; init; }

    public DateTime? BlockedAt { get; set; }
}
