using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.LaunchTargets;
using MiniProgramConsole.Core.MiniPrograms;
using MiniProgramConsole.Core.MiniPrograms.Listing;
using MiniProgramConsole.Web.Features.Shared.Csv;

namespace MiniProgramConsole.Web.Features.MiniPrograms.Listing;

public sealed record ListForm
{
    public const string Deleted = "deleted";
    public const string InDevelopment = "in-development";

    /// <summary>A leading hyphen means descending. The first is the default.</summary>
    public static IReadOnlyList<string> Orders { get; } = ["-created", "created", "name", "-name", "-modified", "modified"];

    public string? Q { get; init; }

    public string? Status { get; init; }

    public string? Target { get; init; }

    public string? Industry { get; init; }

    public string? Sort { get; init; }

    public string? After { get; init; }

    public string? Before { get; init; }

    public bool ShowsDeleted => Status == Deleted;

    public bool IsFiltered => ToQuery() is { Search: not null } or { Status: not null } or { Deleted: true } or { LaunchTarget: not null }
        or { Industry: not null };

    public MiniProgramQuery ToQuery() => new()
    {
        Search = Words,
        Exported = Words is null ? null : CsvText.Restore(Words),
        Status = Status == InDevelopment ? MiniProgramStatus.InDevelopment : null,
        Deleted = ShowsDeleted,
        LaunchTarget = LaunchTargetList.Find(Target)?.Code,
        Industry = IndustryList.Find(Industry)?.Code,
        Order = Sort?.TrimStart('-') switch
        {
            "name" => MiniProgramOrder.Name,
            "modified" => MiniProgramOrder.Modified,
            _ => MiniProgramOrder.Created,
        },
        Descending = Sort is null || !Orders.Contains(Sort) || Sort.StartsWith('-'),
        From = PageKey.Parse(After, backwards: false) ?? PageKey.Parse(Before, backwards: true),
    };

    public Dictionary<string, string?> ToRoute(string workspace, PageKey? from = null) => new()
    {
        ["workspace"] = workspace,
        ["q"] = Blank(Q),
        ["status"] = Blank(Status),
        ["target"] = Blank(Target),
        ["industry"] = Blank(Industry),
        ["sort"] = Blank(Sort),
        [from?.Backwards == true ? "before" : "after"] = from?.ToString(),
    };

    private string? Words => string.IsNullOrWhiteSpace(Q) ? null : Q[..Math.Min(Q.Length, MiniProgramQuery.MaxSearchLength)];

    private static string? Blank(string? value) => string.IsNullOrEmpty(value) ? null : value;
}
