using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Core.MiniPrograms.Editing;

/// <summary>A form that modifies a mini program.</summary>
public sealed record ModifyInput
{
    /// <summary>Which mini program.</summary>
    public required string MiniProgramId { get; init; }

    /// <summary>What is said of it now; a logo of null keeps the one that it has.</summary>
    public required MiniProgramDetails Details { get; init; }

    /// <summary>What the form showed when it was opened: tells what the person changed from what others did.</summary>
    public required MiniProgramDetails Base { get; init; }

    /// <summary>The concurrency token of what the form showed last.</summary>
    public required Guid Version { get; init; }

    /// <summary>The fields in which the form asked to choose between two versions.</summary>
    public IReadOnlyList<string> Asked { get; init; } = [];

    /// <summary>What was chosen there, by field.</summary>
    public IReadOnlyDictionary<string, VersionChoice> Choices { get; init; } = new Dictionary<string, VersionChoice>();

    /// <summary>Why the logo file sent along was refused; null where none was, or it is staged now.</summary>
    public Message? LogoRefusal { get; init; }

    /// <summary>The form's token.</summary>
    public required Guid Token { get; init; }
}
