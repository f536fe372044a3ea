using MiniProgramConsole.Core.Accounts;

namespace MiniProgramConsole.Core.Workspaces;

/// <summary>A workspace has at most one. An offer is deleted when it ends; the audit trail keeps it.</summary>
public sealed class OwnershipOffer
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(3);

    public long WorkspaceId { get; init; }

    public Workspace Workspace { get; init; } = null!;

    public long ToUserId { get; init; }

    public ApplicationUser ToUser { get; init; } = null!;

    public DateTime OfferedAt { get; init; }

    public DateTime ExpiresAt { get; init; }
}
