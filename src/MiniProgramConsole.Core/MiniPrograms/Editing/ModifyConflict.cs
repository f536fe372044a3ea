namespace MiniProgramConsole.Core.MiniPrograms.Editing;

public sealed record ModifyConflict(MiniProgramDetails Mine, IReadOnlyList<FieldConflict> Fields)
{
    internal static ModifyConflict Between(MiniProgramDetails mine, MiniProgramDetails theirs, MiniProgramDetails original) =>
        new(mine, [.. MiniProgramFieldList.Modifiable
            .Where(field => field.Get(mine) != field.Get(theirs))
            .Select(field => new FieldConflict(
                field.Name, field.Get(mine), field.Get(theirs), Suggest(field.Get(mine), field.Get(theirs), field.Get(original))))]);

    // Suggests the change if only one side made one. If both did, the person has to choose.
    private static VersionChoice? Suggest(string? mine, string? theirs, string? original) =>
        theirs == original ? VersionChoice.Mine : mine == original ? VersionChoice.Theirs : null;
}
