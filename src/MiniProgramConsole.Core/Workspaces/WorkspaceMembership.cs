namespace MiniProgramConsole.Core.Workspaces;

/// <summary>A workspace together with what one person is in it.</summary>
public sealed record WorkspaceMembership
{
    /// <summary>The workspace's key.</summary>
    public required long Id { get; init; }

    /// <summary>The workspace's code in addresses.</summary>
    public required string Code { get; init; }

    /// <summary>The workspace's name.</summary>
    public required string Name { get; init; }

    /// <summary>Its merchant's key.</summary>
    public required long MerchantId { get; init; }

    /// <summary>Its merchant's name.</summary>
    public required string MerchantName { get; init; }

    /// <summary>Who owns it, by display name.</summary>
    public required string OwnerName { get; init; }

    /// <summary>What the person is in it.</summary>
    public required WorkspaceRole Role { get; init; }

    /// <summary>Until when the workspace is offered to the person, UTC; null where it is not.</summary>
    public DateTime? OfferedUntil { get; init; }

    /// <summary>Whether its members come in with a second factor only.</summary>
    public bool RequiresSecondFactor { get; init; }
}
