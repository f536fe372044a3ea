using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.LaunchTargets;

namespace MiniProgramConsole.Core.MiniPrograms.Listing;

public sealed record MiniProgramView
{
    public required string MiniProgramId { get; init; }

    public required MiniProgramDetails Details { get; init; }

    public required MiniProgramStatus Status { get; init; }

    public required string CreatedBy { get; init => field = PersonName.Of(value); }

    public required DateTime CreatedAt { get; init; }

    public required string ModifiedBy { get; init => field = PersonName.Of(value); }

    public required DateTime ModifiedAt { get; init; }

    public required string? DeletedBy { get; init => field = value is null ? null : PersonName.Of(value); }

    public required DateTime? DeletedAt { get; init; }

    public required Guid Version { get; init; }

    public LaunchTarget Target => LaunchTargetList.Find(Details.LaunchTarget)!;

    public string Name => Details.Name!;

    public DateTime? GoneAt => DeletedAt + MiniProgram.RestorableFor;
}
