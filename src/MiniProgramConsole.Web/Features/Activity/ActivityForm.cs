using System.Globalization;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Auditing.Reading;
using MiniProgramConsole.Core.Workspaces;

namespace MiniProgramConsole.Web.Features.Activity;

/// <summary>What the activity page's address says: filters and page.</summary>
public sealed record ActivityForm
{
    private const string DayFormat = "yyyy-MM-dd";

    /// <summary>A person's code.</summary>
    public string? Person { get; init; }

    /// <summary>What was done. Not named action, since that is a value of every route.</summary>
    public string? Did { get; init; }

    /// <summary>The first day, in the viewer's time zone.</summary>
    public string? From { get; init; }

    /// <summary>The last day, in the viewer's time zone.</summary>
    public string? To { get; init; }

    public long? Before { get; init; }

    public long? After { get; init; }

    public bool IsFiltered => !string.IsNullOrEmpty(Person) || !string.IsNullOrEmpty(Did) || !string.IsNullOrEmpty(From) || !string.IsNullOrEmpty(To);

    /// <summary>Whether a text is empty or a day.</summary>
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

    /// <summary>The address's values for another page of the same entries, or for their export.</summary>
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
