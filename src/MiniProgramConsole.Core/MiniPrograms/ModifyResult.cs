using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Core.MiniPrograms;

/// <summary>What came of modifying a mini program.</summary>
/// <param name="Outcome">What came of it.</param>
/// <param name="Program">The mini program as it stands; null where it is not there.</param>
/// <param name="Errors">Why nothing was saved.</param>
/// <param name="Conflict">The two versions, where somebody else saved meanwhile.</param>
public sealed record ModifyResult(
    ModifyOutcome Outcome, MiniProgramDetail? Program, IReadOnlyList<FieldError> Errors, ModifyConflict? Conflict = null)
{
    internal static ModifyResult NotFound { get; } = new(ModifyOutcome.NotFound, null, []);

    internal static ModifyResult Of(ModifyOutcome outcome, MiniProgramDetail program) => new(outcome, program, []);
}
