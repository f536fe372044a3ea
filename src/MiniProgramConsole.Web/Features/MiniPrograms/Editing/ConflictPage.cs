using MiniProgramConsole.Core.MiniPrograms;
using MiniProgramConsole.Core.MiniPrograms.Editing;
using MiniProgramConsole.Core.MiniPrograms.Listing;

namespace MiniProgramConsole.Web.Features.MiniPrograms.Editing;

/// <param name="Program">The mini program as somebody else saved it.</param>
/// <param name="Conflict">The two versions.</param>
/// <param name="Base">What the fields held when the form was opened.</param>
/// <param name="Chosen">What was chosen already, by field.</param>
/// <param name="StagedLogo">The hash of the person's new logo, where that is staged.</param>
/// <param name="Token">The form's token.</param>
public sealed record ConflictPage(
    MiniProgramView Program, ModifyConflict Conflict, MiniProgramDetails Base, IReadOnlyDictionary<string, VersionChoice> Chosen,
    string? StagedLogo, Guid Token)
{
    public bool IsChosen(FieldConflict field, VersionChoice choice) =>
        (Chosen.TryGetValue(field.Field, out var chosen) ? chosen : field.Suggested) == choice;
}
