using Microsoft.AspNetCore.Mvc.ModelBinding;
using MiniProgramConsole.Core.Images;
using MiniProgramConsole.Core.MiniPrograms;
using MiniProgramConsole.Core.MiniPrograms.Editing;

namespace MiniProgramConsole.Web.Features.MiniPrograms;

public sealed record EditForm
{
    public MiniProgramDetails Base { get; init; } = new();

    public Guid Version { get; init; }

    [BindNever]
    public IReadOnlyList<string> Asked { get; init; } = [];

    [BindNever]
    public IReadOnlyDictionary<string, VersionChoice> Choices { get; init; } = new Dictionary<string, VersionChoice>();

    private static IEnumerable<string> Names => MiniProgramFieldList.Modifiable.Select(each => each.Name);

    /// <summary>Not bound by the framework, whose collections throw on unexpected keys.</summary>
    public EditForm WithChoicesOf(IFormCollection sent) => this with
    {
        Asked = [.. Names.Where(field => sent[nameof(Asked)].Contains(field))],
        Choices = Names
            .Where(field => Enum.GetNames<VersionChoice>().Contains(sent[ChoiceName(field)].ToString()))
            .ToDictionary(field => field, field => Enum.Parse<VersionChoice>(sent[ChoiceName(field)].ToString())),
    };

    public static string ChoiceName(string field) => $"Choice[{field}]";

    public ModifyInput ToInput(string miniProgramId, MiniProgramDetails details, LogoReading? sentLogo, Guid token) => new()
    {
        MiniProgramId = miniProgramId,
        Details = details,
        Base = Base,
        Version = Version,
        Asked = Asked,
        Choices = Choices,
        SentLogo = sentLogo,
        Token = token,
    };
}
