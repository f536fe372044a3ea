using MiniProgramConsole.Core.LaunchTargets;
using MiniProgramConsole.Core.MiniPrograms;

namespace MiniProgramConsole.Web.Features.MiniPrograms;

/// <summary>The panel with the fields of a mini program: what they hold and by which rules.</summary>
/// <param name="Details">What they hold; its logo is one that the person has staged.</param>
/// <param name="Target">By which rules.</param>
/// <param name="PresentLogo">The hash of the logo that the mini program has already; null for one that is to be created.</param>
public sealed record DetailsForm(MiniProgramDetails Details, LaunchTarget Target, string? PresentLogo = null)
{
    /// <summary>The fields from top to bottom.</summary>
    public static IReadOnlyList<string> Fields { get; } = [.. MiniProgramFieldList.All.Select(field => field.Name)];
}
