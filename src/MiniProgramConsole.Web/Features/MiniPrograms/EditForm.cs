using MiniProgramConsole.Core.MiniPrograms;

namespace MiniProgramConsole.Web.Features.MiniPrograms;

/// <summary>What the edit form carries besides the fields.</summary>
public sealed record EditForm
{
    /// <summary>What the fields held when the form was opened.</summary>
    public MiniProgramDetails Base { get; init; } = new();

    /// <summary>The concurrency token of what the form showed last.</summary>
    public Guid Version { get; init; }

    public string? Token { get; init; }

    /// <summary>The fields in which the form asks to choose between two versions.</summary>
    public string[] Asked { get; init; } = [];

    /// <summary>What was chosen there, by the names of the fields.</summary>
    public Dictionary<string, VersionChoice> Choice { get; init; } = [];

    public ModifyInput ToInput(string miniProgramId, MiniProgramDetails details, Core.Messages.Message? logoRefusal, Guid token) => new()
    {
        MiniProgramId = miniProgramId,
        Details = details,
        Base = Base,
        Version = Version,
        Asked = [.. Asked.Intersect(DetailsFields.Modifiable)],
        Choices = Choice.Where(choice => DetailsFields.Modifiable.Contains(choice.Key)).ToDictionary(),
        LogoRefusal = logoRefusal,
        Token = token,
    };
}
