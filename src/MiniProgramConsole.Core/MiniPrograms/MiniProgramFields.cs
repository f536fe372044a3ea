using MiniProgramConsole.Core.Auditing;

namespace MiniProgramConsole.Core.MiniPrograms;

/// <summary>The fields of a mini program as the audit trail keeps them.</summary>
/// <param name="LaunchTarget">The launch target's code.</param>
/// <param name="Language">The language.</param>
/// <param name="Name">The name.</param>
/// <param name="Tagline">The tagline.</param>
/// <param name="Description">The description.</param>
/// <param name="Logo">The logo's hash.</param>
/// <param name="Industry">The industry's code.</param>
/// <param name="ContactNumber">The contact number.</param>
/// <param name="ContactEmail">The contact email.</param>
public sealed record MiniProgramFields(
    string LaunchTarget, string Language, string Name, string Tagline, string Description, string Logo,
    string Industry, string ContactNumber, string ContactEmail)
{
    /// <summary>All fields as a JSON object.</summary>
    public string ToJson() => AuditJson.Of(this);

    /// <summary>The fields that changed, before and after, as two JSON objects with the same names.</summary>
    /// <param name="before">The fields before.</param>
    /// <param name="after">The fields after.</param>
    public static (string Before, string After) Changes(MiniProgramFields before, MiniProgramFields after)
    {
        var changed = before.List().Zip(after.List()).Where(pair => pair.First.Value != pair.Second.Value).ToList();
        return (Serialize(changed.Select(pair => pair.First)), Serialize(changed.Select(pair => pair.Second)));
    }

    internal static MiniProgramFields Of(MiniProgram program) => new(
        program.LaunchTarget, program.Language, program.Name, program.Tagline, program.Description, program.LogoHash,
        program.Industry, program.ContactNumber, program.ContactEmail);

    private (string Name, string Value)[] List() =>
    [
        (nameof(LaunchTarget), LaunchTarget), (nameof(Language), Language), (nameof(Name), Name), (nameof(Tagline), Tagline),
        (nameof(Description), Description), (nameof(Logo), Logo), (nameof(Industry), Industry),
        (nameof(ContactNumber), ContactNumber), (nameof(ContactEmail), ContactEmail),
    ];

    private static string Serialize(IEnumerable<(string Name, string Value)> fields) =>
        AuditJson.Of(fields.ToDictionary(field => field.Name, field => field.Value));
}
