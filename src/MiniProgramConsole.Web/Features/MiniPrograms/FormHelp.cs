using MiniProgramConsole.Core.LaunchTargets;

namespace MiniProgramConsole.Web.Features.MiniPrograms;

public sealed record FormHelp(LaunchTarget Target, bool IsNew);
