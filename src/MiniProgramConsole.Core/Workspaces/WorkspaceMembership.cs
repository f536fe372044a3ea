namespace MiniProgramConsole.Core.Workspaces;

/// <summary>A workspace from one person's point of view.</summary>
public sealed record WorkspaceMembership
{
    public required long Id { get; init; }

    public required string Code { get; init; }

    public required string Name { get; init; }

    public required long MerchantId { get; init; }

    public required string MerchantName { get; init; }

    public required string OwnerName { get; init; }

    public required WorkspaceRole Role { get; init; }

    /// <summary>Null if the workspace isn't offered to the person.</summary>
    public DateTime? OfferedUntil { get; init; }

    /// <summary>True if the owner or the operator requires it.</summary>
    public bool RequiresSecondFactor { get; init; }
}
