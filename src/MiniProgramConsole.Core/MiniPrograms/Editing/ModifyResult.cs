using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.MiniPrograms.Listing;

namespace MiniProgramConsole.Core.MiniPrograms.Editing;

/// <summary>What came of modifying a mini program.</summary>
/// <param name="Outcome">What came of it; overtaken where somebody else saved or deleted it first.</param>
/// <param name="Program">The mini program as it was judged; null where it is not there.</param>
/// <param name="Conflict">The two versions, where somebody else saved first; null otherwise.</param>
public sealed record ModifyResult(Outcome Outcome, MiniProgramView? Program, ModifyConflict? Conflict);
