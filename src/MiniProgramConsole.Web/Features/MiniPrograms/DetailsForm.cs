using MiniProgramConsole.Core.LaunchTargets;
using MiniProgramConsole.Core.MiniPrograms;

namespace MiniProgramConsole.Web.Features.MiniPrograms;

/// <summary>The panel with the fields of a mini program: what they hold and by which rules.</summary>
public sealed record DetailsForm(MiniProgramDetails Details, LaunchTarget Target)
{
    /// <summary>The fields from top to bottom.</summary>
    public static IReadOnlyList<string> Fields { get; } =
    [
        nameof(MiniProgramDetails.LaunchTarget), nameof(MiniProgramDetails.Name), nameof(MiniProgramDetails.Tagline),
        nameof(MiniProgramDetails.Description), nameof(MiniProgramDetails.Logo), nameof(MiniProgramDetails.Industry),
        nameof(MiniProgramDetails.ContactNumber), nameof(MiniProgramDetails.ContactEmail),
    ];
}
