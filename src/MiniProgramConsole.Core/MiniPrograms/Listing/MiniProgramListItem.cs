using MiniProgramConsole.Core.Accounts;

namespace MiniProgramConsole.Core.MiniPrograms.Listing;

/// <summary>A mini program as a list shows it, and as an export writes it.</summary>
public sealed record MiniProgramListItem
{
    /// <summary>Its ID.</summary>
    public required string MiniProgramId { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its name folded, by which lists are ordered.</summary>
    public required string NameSearch { get; init; }

    /// <summary>Its tagline.</summary>
    public required string Tagline { get; init; }

    /// <summary>Its description.</summary>
    public required string Description { get; init; }

    /// <summary>Its launch target's code.</summary>
    public required string LaunchTarget { get; init; }

    /// <summary>Its language, as a BCP 47 tag.</summary>
    public required string Language { get; init; }

    /// <summary>Its industry's code.</summary>
    public required string Industry { get; init; }

    /// <summary>Its contact number.</summary>
    public required string ContactNumber { get; init; }

    /// <summary>Its contact email.</summary>
    public required string ContactEmail { get; init; }

    /// <summary>How far it is.</summary>
    public required MiniProgramStatus Status { get; init; }

    /// <summary>Its logo's hash, for the logo's address.</summary>
    public required string LogoHash { get; init; }

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
