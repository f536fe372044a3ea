using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.MiniPrograms.Listing;

/// <summary>Which mini programs of a workspace are asked for, and in which order.</summary>
public sealed record MiniProgramQuery
{
    /// <summary>The most UTF-16 units of <see cref="Search"/> that are looked at.</summary>
    public const int MaxSearchLength = 100;

    /// <summary>Part of a name or of its creator's, or a whole mini program ID; null for all.</summary>
    public string? Search { get; init; }

    /// <summary>What <see cref="Search"/> was before it was exported, where it may be part of an export; found as well.</summary>
    public string? Exported { get; init; }

    /// <summary>Only those of a status; null for all. Deleted ones are in none.</summary>
    public MiniProgramStatus? Status { get; init; }

    /// <summary>The deleted ones that can be restored, instead of those that are there.</summary>
    public bool Deleted { get; init; }

    /// <summary>Only those for a launch target, by its code; null for all.</summary>
    public string? LaunchTarget { get; init; }

    /// <summary>Only those of an industry, by its code; null for all.</summary>
    public string? Industry { get; init; }

    /// <summary>By what they are ordered.</summary>
    public MiniProgramOrder Order { get; init; } = MiniProgramOrder.Created;

    /// <summary>Whether the greatest comes first.</summary>
    public bool Descending { get; init; } = true;

    /// <summary>Where the page begins; null for the first.</summary>
    public PageKey? From { get; init; }
}
