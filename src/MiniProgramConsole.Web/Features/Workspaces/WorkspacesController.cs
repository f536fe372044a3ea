using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Web.Security;

namespace MiniProgramConsole.Web.Features.Workspaces;

[Route("workspaces")]
public sealed class WorkspacesController(WorkspaceService workspaces, CurrentPerson person) : Controller
{
    [Authorize]
    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken cancellationToken) =>
        View(await workspaces.ListWithCountsAsync(person.UserId, cancellationToken));

    [RequiresPermission(Permission.ViewWorkspace)]
    [HttpGet("{workspace}")]
    public IActionResult Open(string workspace) => RedirectToAction("Index", "MiniPrograms", new { workspace });
}
