using MiniProgramConsole.Core.Images;

namespace MiniProgramConsole.Core.MiniPrograms.Editing;

public sealed record ModifyInput
{
    public required string MiniProgramId { get; init; }

    /// <summary>A null logo keeps the current one.</summary>
    public required MiniProgramDetails Details { get; init; }

    /// <summary>What the form showed when it was opened. Separates the person's changes from those of others.</summary>
    public required MiniProgramDetails Base { get; init; }

    /// <summary>The concurrency token of what the form showed last.</summary>
    public required Guid Version { get; init; }

    /// <summary>The fields for which the form asked the person to choose a version.</summary>
    public IReadOnlyList<string> Asked { get; init; } = [];

    public IReadOnlyDictionary<string, VersionChoice> Choices { get; init; } = new Dictionary<string, VersionChoice>();

    /// <summary>Null if the form sent no file; then a new logo that it names must be staged.</summary>
    public LogoReading? SentLogo { get; init; }

    public required Guid Token { get; init; }
}
