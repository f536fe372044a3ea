using Microsoft.AspNetCore.Mvc.ModelBinding;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.MiniPrograms;
using MiniProgramConsole.Core.MiniPrograms.Editing;

namespace MiniProgramConsole.Web.Features.MiniPrograms;

/// <summary>What the edit form carries besides the fields.</summary>
public sealed record EditForm
{
    /// <summary>What the fields held when the form was opened.</summary>
    public MiniProgramDetails Base { get; init; } = new();

    /// <summary>The concurrency token of what the form showed last.</summary>
    public Guid Version { get; init; }

    /// <summary>The fields in which the form asks to choose between two versions.</summary>
    [BindNever]
    public IReadOnlyList<string> Asked { get; init; } = [];

    /// <summary>What was chosen there, by the names of the fields.</summary>
    [BindNever]
    public IReadOnlyDictionary<string, VersionChoice> Choices { get; init; } = new Dictionary<string, VersionChoice>();

    private static IEnumerable<string> Names => MiniProgramFieldList.Modifiable.Select(each => each.Name);

    /// <summary>Reads what the form asked and what was chosen. Not bound by the framework, whose collections throw at keys that no page sends.</summary>
    public EditForm WithChoicesOf(IFormCollection sent) => this with
    {
        Asked = [.. Names.Where(field => sent[nameof(Asked)].Contains(field))],
        Choices = Names
            .Where(field => Enum.GetNames<VersionChoice>().Contains(sent[ChoiceName(field)].ToString()))
            .ToDictionary(field => field, field => Enum.Parse<VersionChoice>(sent[ChoiceName(field)].ToString())),
    };

    /// <summary>The name of a field's radio buttons.</summary>
    public static string ChoiceName(string field) => $"Choice[{field}]";

    public ModifyInput ToInput(string miniProgramId, MiniProgramDetails details, Message? logoRefusal, Guid token) => new()
    {
        MiniProgramId = miniProgramId,
        Details = details,
        Base = Base,
        Version = Version,
        Asked = Asked,
        Choices = Choices,
        LogoRefusal = logoRefusal,
        Token = token,
    };
}
