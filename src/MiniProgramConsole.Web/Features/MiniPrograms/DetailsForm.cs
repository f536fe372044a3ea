using MiniProgramConsole.Core.LaunchTargets;
using MiniProgramConsole.Core.MiniPrograms;

namespace MiniProgramConsole.Web.Features.MiniPrograms;

public sealed record DetailsForm(MiniProgramDetails Details, LaunchTarget Target, string? PresentLogo = null)
{
    public static IReadOnlyList<string> Fields { get; } = [.. MiniProgramFieldList.All.Select(field => field.Name)];
}
