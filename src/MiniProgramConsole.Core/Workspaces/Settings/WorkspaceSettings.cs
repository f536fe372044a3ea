using MiniProgramConsole.Core.Workspaces.Members;

namespace MiniProgramConsole.Core.Workspaces.Settings;

public sealed record WorkspaceSettings
{
    public required bool RequiresSecondFactor { get; init; }

    public required bool OwnerHasSecondFactor { get; init; }

    public required string? OfferedTo { get; init; }

    public required DateTime? OfferedUntil { get; init; }

    /// <summary>Active members, masters first, sorted by name.</summary>
    public IReadOnlyList<MemberListItem> Candidates { get; init; } = [];
}
