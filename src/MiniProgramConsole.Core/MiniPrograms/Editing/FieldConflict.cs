namespace MiniProgramConsole.Core.MiniPrograms.Editing;

/// <summary>A field in which two versions differ.</summary>
/// <param name="Field">The field's name.</param>
/// <param name="Mine">What the person entered.</param>
/// <param name="Theirs">What is saved.</param>
/// <param name="Suggested">Which one, where only one side changed it.</param>
public sealed record FieldConflict(string Field, string? Mine, string? Theirs, VersionChoice? Suggested);
