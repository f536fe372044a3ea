using MiniProgramConsole.Core.LaunchTargets;

namespace MiniProgramConsole.Web.Features.MiniPrograms;

/// <summary>The rules beside a form.</summary>
/// <param name="Target">Whose rules.</param>
/// <param name="IsNew">Whether the form creates; else it modifies.</param>
public sealed record FormHelp(LaunchTarget Target, bool IsNew);
