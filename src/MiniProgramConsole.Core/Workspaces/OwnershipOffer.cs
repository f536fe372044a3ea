using MiniProgramConsole.Core.Accounts;

namespace MiniProgramConsole.Core.Workspaces;

/// <summary>That an owner offered a workspace to one of its members. A workspace has one offer at most; what ended is removed, and stays in the history.</summary>
public sealed class OwnershipOffer
{
    /// <summary>How long an offer can be accepted.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(3);

    /// <summary>The workspace.</summary>
    public long WorkspaceId { get; init; }

    /// <summary>The workspace.</summary>
    public Workspace Workspace { get; init; } = null!;

    /// <summary>To whom it is offered.</summary>
    public long ToUserId { get; init; }

    /// <summary>To whom it is offered.</summary>
    public ApplicationUser ToUser { get; init; } = null!;

    /// <summary>When it was offered, UTC.</summary>
    public DateTime OfferedAt { get; init; }

    /// <summary>Until when it can be accepted, UTC.</summary>
    public DateTime ExpiresAt { get; init; }
}
