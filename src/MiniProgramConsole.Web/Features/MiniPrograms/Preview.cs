using MiniProgramConsole.Core.LaunchTargets;
using MiniProgramConsole.Core.MiniPrograms;

namespace MiniProgramConsole.Web.Features.MiniPrograms;

public sealed record Preview(MiniProgramDetails Details, LaunchTarget Target, string? Logo, bool Follows = false);
