namespace MiniProgramConsole.Core.MiniPrograms.Editing;

/// <summary>Two versions of a mini program: the person's and the one that somebody else saved meanwhile.</summary>
/// <param name="Mine">What the person entered, normalised.</param>
/// <param name="Fields">The fields in which the two differ, from top to bottom.</param>
public sealed record ModifyConflict(MiniProgramDetails Mine, IReadOnlyList<FieldConflict> Fields)
{
    /// <summary>Compares two versions.</summary>
    /// <param name="mine">What the person entered.</param>
    /// <param name="theirs">What is saved.</param>
    /// <param name="original">What the person's form showed at first.</param>
    internal static ModifyConflict Between(MiniProgramDetails mine, MiniProgramDetails theirs, MiniProgramDetails original) =>
        new(mine, [.. MiniProgramFieldList.Modifiable
            .Where(field => field.Get(mine) != field.Get(theirs))
            .Select(field => new FieldConflict(
                field.Name, field.Get(mine), field.Get(theirs), Suggest(field.Get(mine), field.Get(theirs), field.Get(original))))]);

    // A field that one side left alone is the other's to change; where both changed it, nobody can guess.
    private static VersionChoice? Suggest(string? mine, string? theirs, string? original) =>
        theirs == original ? VersionChoice.Mine : mine == original ? VersionChoice.Theirs : null;
}
