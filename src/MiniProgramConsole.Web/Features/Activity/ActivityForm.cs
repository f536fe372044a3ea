using System.Globalization;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Auditing.Reading;
using MiniProgramConsole.Core.Workspaces;

namespace MiniProgramConsole.Web.Features.Activity;

public sealed record ActivityForm
{
    private const string DayFormat = "yyyy-MM-dd";

    public string? Person { get; init; }

    /// <summary>Not named Action, because every route has a value of that name.</summary>
    public string? Did { get; init; }

    public string? From { get; init; }

    public string? To { get; init; }

    public long? Before { get; init; }

    public long? After { get; init; }

    public bool IsFiltered =>
        !string.IsNullOrEmpty(Person) || !string.IsNullOrEmpty(Did) || !string.IsNullOrEmpty(From) || !string.IsNullOrEmpty(To);

    public static bool IsDay(string? text) => string.IsNullOrWhiteSpace(text) || ReadDay(text) is not null;

    public AuditQuery ToQuery(IReadOnlyList<WorkspacePerson> people, TimeZoneInfo zone) => new()
    {
        Zone = zone,
        ActorIds = string.IsNullOrEmpty(Person) ? null : [.. people.Where(person => person.Code == Person).Select(person => person.UserId)],
        Action = AuditAction.OfWorkspaces.Contains(Did) ? Did : null,
        From = ReadDay(From),
        To = ReadDay(To),
        Before = Before,
        After = After,
    };

    public Dictionary<string, string?> ToRoute(string workspace, long? before = null, long? after = null) => new()
    {
        ["workspace"] = workspace,
        ["person"] = Blank(Person),
        ["did"] = Blank(Did),
        ["from"] = Blank(From),
        ["to"] = Blank(To),
        ["before"] = before?.ToString(CultureInfo.InvariantCulture),
        ["after"] = after?.ToString(CultureInfo.InvariantCulture),
    };

    private static string? Blank(string? value) => string.IsNullOrEmpty(value) ? null : value;

    private static DateOnly? ReadDay(string? text) =>
        DateOnly.TryParseExact(text?.Trim(), DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
