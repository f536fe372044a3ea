using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.MiniPrograms.Listing;

public sealed record MiniProgramQuery
{
    /// <summary>In UTF-16 units. The rest of a longer search is ignored.</summary>
    public const int MaxSearchLength = 100;

    /// <summary>What the list asks when a person opens it.</summary>
    public static MiniProgramQuery First { get; } = new();

    /// <summary>Part of the program's or its creator's name, or a whole mini program ID.</summary>
    public string? Search { get; init; }

    /// <summary><see cref="Search"/> as it was before an export changed it, if it may come from one. Matches too.</summary>
    public string? Exported { get; init; }

    public MiniProgramStatus? Status { get; init; }

    /// <summary>Lists deleted programs that can be restored instead of existing ones.</summary>
    public bool Deleted { get; init; }

    public string? LaunchTarget { get; init; }

    public string? Industry { get; init; }

    public MiniProgramOrder Order { get; init; } = MiniProgramOrder.Created;

    public bool Descending { get; init; } = true;

    public PageKey? From { get; init; }
}
