using MiniProgramConsole.Core.Workspaces.Members;

namespace MiniProgramConsole.Core.Workspaces.Settings;

/// <summary>What the owner of a workspace sees of its settings.</summary>
public sealed record WorkspaceSettings
{
    /// <summary>Whether members come in with a second factor only.</summary>
    public required bool RequiresSecondFactor { get; init; }

    /// <summary>Whether the owner signs in with a second factor.</summary>
    public required bool OwnerHasSecondFactor { get; init; }

    /// <summary>To whom the workspace is offered; null where it is offered to nobody.</summary>
    public required string? OfferedTo { get; init; }

    /// <summary>Until when the offer can be accepted, UTC; null where there is none.</summary>
    public required DateTime? OfferedUntil { get; init; }

    /// <summary>To whom it can be offered: its active members, masters first, by name.</summary>
    public IReadOnlyList<MemberListItem> Candidates { get; init; } = [];
}
