using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.MiniPrograms.Listing;
using MiniProgramConsole.Core.Workspaces.Invitations;
using MiniProgramConsole.Web.Security.Permissions;
using MiniProgramConsole.Web.Security.Sessions;

namespace MiniProgramConsole.Web.Features.Workspaces;

[Route("workspaces")]
public sealed class WorkspacesController(WorkspaceListReader workspaces, InvitationReader invitations, CurrentPerson person) : Controller
{
    [Authorize]
    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken cancellationToken) =>
        View(new WorkspacesPage(
            await workspaces.ListAsync(person.UserId, cancellationToken),
            await invitations.ListForAsync(person.Email, cancellationToken)));

    [RequiresPermission(Permission.ViewWorkspace)]
    [HttpGet("{workspace}")]
    public IActionResult Open(string workspace) => RedirectToAction("Index", "MiniPrograms", new { workspace });
}
