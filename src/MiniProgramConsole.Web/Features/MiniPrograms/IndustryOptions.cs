using MiniProgramConsole.Core.LaunchTargets;

namespace MiniProgramConsole.Web.Features.MiniPrograms;

/// <param name="Chosen">The code of the one that is chosen; null where none is.</param>
/// <param name="Recent">Those used last, the latest first.</param>
public sealed record IndustryOptions(string? Chosen, IReadOnlyList<Industry> Recent);
