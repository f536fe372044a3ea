using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.LaunchTargets;

namespace MiniProgramConsole.Core.MiniPrograms.Listing;

/// <summary>A mini program as its own page shows it.</summary>
public sealed record MiniProgramView
{
    /// <summary>The mini program ID.</summary>
    public required string MiniProgramId { get; init; }

    /// <summary>Its fields; the logo is the hash of the present one.</summary>
    public required MiniProgramDetails Details { get; init; }

    /// <summary>How far it is.</summary>
    public required MiniProgramStatus Status { get; init; }

    /// <summary>Who created it, by display name.</summary>
    public required string CreatedBy { get; init => field = PersonName.Of(value); }

    /// <summary>When, UTC.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>Who modified it last, by display name.</summary>
    public required string ModifiedBy { get; init => field = PersonName.Of(value); }

    /// <summary>When, UTC.</summary>
    public required DateTime ModifiedAt { get; init; }

    /// <summary>Who deleted it, by display name; null while it is there.</summary>
    public required string? DeletedBy { get; init => field = value is null ? null : PersonName.Of(value); }

    /// <summary>When it was deleted, UTC; null while it is there.</summary>
    public required DateTime? DeletedAt { get; init; }

    /// <summary>The concurrency token of what is shown.</summary>
    public required Guid Version { get; init; }

    /// <summary>Its launch target.</summary>
    public LaunchTarget Target => LaunchTargetList.Find(Details.LaunchTarget)!;

    /// <summary>Its name.</summary>
    public string Name => Details.Name!;

    /// <summary>When a deleted one goes for good, UTC.</summary>
    public DateTime? GoneAt => DeletedAt + MiniProgram.RestorableFor;
}
