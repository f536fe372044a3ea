using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.MiniPrograms.Listing;

namespace MiniProgramConsole.Core.MiniPrograms.Editing;

/// <summary><c>Program</c> is null if it wasn't found, <c>Conflict</c> unless someone else saved first.</summary>
public sealed record ModifyResult(Outcome Outcome, MiniProgramView? Program, ModifyConflict? Conflict);
