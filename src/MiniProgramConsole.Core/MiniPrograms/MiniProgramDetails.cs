
namespace MiniProgramConsole.Core.MiniPrograms;

/// <summary>The content of a form or API request. All fields are required. The language follows from the launch target.</summary>
public sealed record MiniProgramDetails
{
    public string? LaunchTarget { get; init; }

    /// <summary>Need not be unique.</summary>
    public string? Name { get; init; }

    public string? Tagline { get; init; }

    /// <summary>Lines end with LF once normalized.</summary>
    public string? Description { get; init; }

    /// <summary>The logo's hash. A new logo must be staged first.</summary>
    public string? Logo { get; init; }

    public string? Industry { get; init; }

    public string? ContactNumber { get; init; }

    public string? ContactEmail { get; init; }

    /// <summary>A stored program keeps its launch target beside its details.</summary>
    public MiniProgramDetails ForTarget(string code) => this with { LaunchTarget = code };

    public MiniProgramDetails Normalize() =>
        MiniProgramFieldList.All.Aggregate(this, (details, field) => field.With(details, field.Normalize(field.Get(details))));
}
