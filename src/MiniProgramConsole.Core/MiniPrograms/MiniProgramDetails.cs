
namespace MiniProgramConsole.Core.MiniPrograms;

/// <summary>What a person says of a mini program when creating or modifying it: what a form posts and an API takes. All are required.</summary>
/// <remarks>The language is not among them: the launch target has one, and whatever a request says of it is not read.</remarks>
public sealed record MiniProgramDetails
{
    /// <summary>The code of a launch target.</summary>
    public string? LaunchTarget { get; init; }

    /// <summary>The mini program name, by the target's rule for names. Names need not be unique.</summary>
    public string? Name { get; init; }

    /// <summary>The tagline, by the target's rule for taglines.</summary>
    public string? Tagline { get; init; }

    /// <summary>The description, by the target's rule for descriptions; lines end with LF once normalised.</summary>
    public string? Description { get; init; }

    /// <summary>The hash of a logo that the person has staged.</summary>
    public string? Logo { get; init; }

    /// <summary>The code of an industry.</summary>
    public string? Industry { get; init; }

    /// <summary>The customer service contact number, by the target's rule for numbers.</summary>
    public string? ContactNumber { get; init; }

    /// <summary>The customer service contact email, by the target's rule for emails.</summary>
    public string? ContactEmail { get; init; }

    /// <summary>The details of a stored program, whose row keeps the launch target beside them.</summary>
    /// <param name="code">The launch target's code.</param>
    public MiniProgramDetails ForTarget(string code) => this with { LaunchTarget = code };

    /// <summary>The details as they are checked, compared and stored.</summary>
    public MiniProgramDetails Normalize() =>
        MiniProgramFieldList.All.Aggregate(this, (details, field) => field.With(details, field.Normalize(field.Get(details))));
}
