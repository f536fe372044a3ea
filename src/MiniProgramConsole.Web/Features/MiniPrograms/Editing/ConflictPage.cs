using MiniProgramConsole.Core.MiniPrograms;
using MiniProgramConsole.Core.MiniPrograms.Editing;
using MiniProgramConsole.Core.MiniPrograms.Listing;

namespace MiniProgramConsole.Web.Features.MiniPrograms.Editing;

public sealed record ConflictPage(
    MiniProgramView Program, ModifyConflict Conflict, MiniProgramDetails Base, IReadOnlyDictionary<string, VersionChoice> Chosen,
    string? StagedLogo, Guid Token)
{
    public bool IsChosen(FieldConflict field, VersionChoice choice) =>
        (Chosen.TryGetValue(field.Field, out var chosen) ? chosen : field.Suggested) == choice;
}
