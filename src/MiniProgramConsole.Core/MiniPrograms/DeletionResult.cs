using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Core.MiniPrograms;

/// <summary>What came of deleting or restoring a mini program.</summary>
/// <param name="Program">The mini program as it was looked at; null where the workspace has none with that ID.</param>
/// <param name="Error">Why nothing was done; null where it was done, by this form or by the same one before.</param>
public sealed record DeletionResult(MiniProgramDetail? Program, FieldError? Error)
{
    /// <summary>The name of the field into which the program's name is typed.</summary>
    public const string NameField = "TypedName";

    internal static DeletionResult NotFound { get; } = new(null, null);

    internal static DeletionResult Done(MiniProgramDetail program) => new(program, null);

    internal static DeletionResult Refused(MiniProgramDetail program, string field, Message message) => new(program, new FieldError(field, message));
}
