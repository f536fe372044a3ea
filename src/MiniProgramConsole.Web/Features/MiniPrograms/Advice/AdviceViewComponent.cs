using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.MiniPrograms.Advice;
using MiniProgramConsole.Core.MiniPrograms.Listing;
using MiniProgramConsole.Web.Security.Sessions;

namespace MiniProgramConsole.Web.Features.MiniPrograms.Advice;

public sealed class AdviceViewComponent(AdviceService advice, CurrentPerson person) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(MiniProgramView program) =>
        View("/Features/MiniPrograms/Advice/Advice.cshtml", await ListAsync(program));

    private async Task<IReadOnlyList<Message>> ListAsync(MiniProgramView program)
    {
        if (program.DeletedAt is not null || !person.May(Permission.ModifyMiniProgram))
        {
            return [];
        }

        var cancelled = HttpContext.RequestAborted;
        var onTexts = await advice
            .OfAsync(person.Workspace, person.UserId, program.Target, program.Details, program.MiniProgramId, cancelled);
        var onLogo = await advice.OfLogoAsync(person.Workspace, program, cancelled);
        return [.. onTexts.Select(one => one.Message), .. onLogo is null ? Array.Empty<Message>() : [onLogo]];
    }
}
