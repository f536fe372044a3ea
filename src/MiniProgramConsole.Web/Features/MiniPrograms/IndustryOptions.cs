using MiniProgramConsole.Core.LaunchTargets;

namespace MiniProgramConsole.Web.Features.MiniPrograms;

public sealed record IndustryOptions(string? Chosen, IReadOnlyList<Industry> Recent);
