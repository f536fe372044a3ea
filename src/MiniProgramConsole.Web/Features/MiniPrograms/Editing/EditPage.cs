using MiniProgramConsole.Core.MiniPrograms;
using MiniProgramConsole.Core.MiniPrograms.Listing;
using MiniProgramConsole.Web.Features.MiniPrograms.Drafts;

namespace MiniProgramConsole.Web.Features.MiniPrograms.Editing;

public sealed record EditPage(MiniProgramView Program, MiniProgramDetails Details, MiniProgramDetails Base, Guid Version, Guid Token)
{
    public UnsentNotice Unsent { get; init; } = UnsentNotice.None;
}
