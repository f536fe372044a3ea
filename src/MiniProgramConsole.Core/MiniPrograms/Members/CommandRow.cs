using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands.Idempotency;
using MiniProgramConsole.Core.Workspaces;

namespace MiniProgramConsole.Core.MiniPrograms.Members;

internal sealed record CommandRow
{
    public required bool IsActive { get; init; }

    public required bool HasSecondFactor { get; init; }

    public required IdempotencyRecord? Earlier { get; init; }

    public required bool HasUnfinishedForm { get; init; }

    public required int? PlacesUsed { get; init; }

    public required AuditHead? Head { get; init; }

    public required bool IsWorkspaceThere { get; init; }

    public required bool IsProgramThere { get; init; }

    public required bool IsOwner { get; init; }

    public required bool RequiresSecondFactor { get; init; }

    /// <summary>Null for the owner, and for whoever is no member or blocked.</summary>
    public required WorkspaceRole? Role { get; init; }

    public required ProgramRole? ProgramRole { get; init; }
}
