namespace MiniProgramConsole.Core.Workspaces;

/// <summary>What decides what one person may do in a workspace.</summary>
public record WorkspaceAccess
{
    public required long Id { get; init; }

    public required string Code { get; init; }

    public required string Name { get; init; }

    public required WorkspaceRole Role { get; init; }

    /// <summary>True if the owner or the operator requires it.</summary>
    public bool RequiresSecondFactor { get; init; }
}
