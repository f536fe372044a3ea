using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Web.Security.Sessions;

namespace MiniProgramConsole.Web.Features.Workspaces;

public sealed class WorkspaceMenuViewComponent(WorkspaceService workspaces, CurrentPerson person) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync() => View(
        "/Features/Workspaces/WorkspaceMenu.cshtml",
        person.Workspaces is { } read
            ? WorkspaceService.InOrder(read)
            : await workspaces.ListAsync(person.UserId, HttpContext.RequestAborted));
}
