using MiniProgramConsole.Core.MiniPrograms;
using MiniProgramConsole.Core.MiniPrograms.Listing;
using MiniProgramConsole.Web.Features.MiniPrograms.Drafts;

namespace MiniProgramConsole.Web.Features.MiniPrograms.Editing;

/// <param name="Program">The mini program as it stands.</param>
/// <param name="Details">What the fields hold; its logo is one that the person has staged.</param>
/// <param name="Base">What the fields held when the form was opened.</param>
/// <param name="Version">The concurrency token of what the form shows.</param>
/// <param name="Token">The form's token.</param>
public sealed record EditPage(MiniProgramView Program, MiniProgramDetails Details, MiniProgramDetails Base, Guid Version, Guid Token)
{
    public UnsentNotice Unsent { get; init; } = UnsentNotice.None;
}
