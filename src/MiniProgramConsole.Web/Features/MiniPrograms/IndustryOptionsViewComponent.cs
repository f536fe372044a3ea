using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.MiniPrograms.Listing;
using MiniProgramConsole.Web.Security.Sessions;

namespace MiniProgramConsole.Web.Features.MiniPrograms;

public sealed class IndustryOptionsViewComponent(MiniProgramReader reader, CurrentPerson person) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(string? chosen) => View(
        "/Features/MiniPrograms/IndustryOptions.cshtml",
        new IndustryOptions(chosen, await reader.ListRecentIndustriesAsync(person.Workspace, HttpContext.RequestAborted)));
}
