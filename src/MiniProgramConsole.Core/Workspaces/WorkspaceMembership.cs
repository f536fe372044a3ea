namespace MiniProgramConsole.Core.Workspaces;

/// <summary>A workspace from one person's point of view.</summary>
public sealed record WorkspaceMembership : WorkspaceAccess
{
    public required long MerchantId { get; init; }

    public required string MerchantName { get; init; }

    public required string OwnerName { get; init; }

    /// <summary>Null if the workspace isn't offered to the person.</summary>
    public DateTime? OfferedUntil { get; init; }
}
