using MiniProgramConsole.Core.Accounts;

namespace MiniProgramConsole.Core.MiniPrograms.Listing;

/// <summary>A mini program as a list shows it, and as an export writes it.</summary>
public sealed record MiniProgramListItem
{
    /// <summary>Its ID.</summary>
    public required string MiniProgramId { get; init; }

    /// <summary>Its fields; the logo is the hash of the present one.</summary>
    public required MiniProgramDetails Details { get; init; }

    /// <summary>Its name folded, by which lists are ordered.</summary>
    public required string NameSearch { get; init; }

    /// <summary>Its language, as a BCP 47 tag.</summary>
    public required string Language { get; init; }

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

    /// <summary>When it was deleted, UTC; null while it is there.</summary>
    public required DateTime? DeletedAt { get; init; }

    /// <summary>When a deleted one goes for good, UTC.</summary>
    public DateTime? GoneAt => DeletedAt + MiniProgram.RestorableFor;
}
