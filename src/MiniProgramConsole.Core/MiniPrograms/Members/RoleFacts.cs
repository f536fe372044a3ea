using MiniProgramConsole.Core.Workspaces;

namespace MiniProgramConsole.Core.MiniPrograms.Members;

internal sealed record RoleFacts
{
    public required bool IsOwner { get; init; }

    public required bool RequiresSecondFactor { get; init; }

    public required bool HasSecondFactor { get; init; }

    /// <summary>Null for the owner, and for whoever is no member or blocked.</summary>
    public required WorkspaceRole? Role { get; init; }
}
