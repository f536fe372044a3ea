namespace MiniProgramConsole.Core.MiniPrograms.Editing;

/// <summary><c>Suggested</c> is null if both sides changed the field.</summary>
public sealed record FieldConflict(string Field, string? Mine, string? Theirs, VersionChoice? Suggested);
