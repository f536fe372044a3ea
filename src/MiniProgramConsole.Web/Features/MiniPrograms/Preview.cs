using MiniProgramConsole.Core.LaunchTargets;
using MiniProgramConsole.Core.MiniPrograms;

namespace MiniProgramConsole.Web.Features.MiniPrograms;

/// <summary>A mini program as its users will meet it.</summary>
/// <param name="Details">What it says of itself.</param>
/// <param name="Target">Where.</param>
/// <param name="Logo">The address of its logo, 192 pixels wide; null where there is none yet.</param>
/// <param name="Follows">Whether it is about a form, and follows what is typed there.</param>
public sealed record Preview(MiniProgramDetails Details, LaunchTarget Target, string? Logo, bool Follows = false);
