using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.Workspaces.Settings;
using MiniProgramConsole.Web.Features.Shared.Answers;
using MiniProgramConsole.Web.Features.Workspaces;
using MiniProgramConsole.Web.Security.Forms;
using MiniProgramConsole.Web.Security.Permissions;
using MiniProgramConsole.Web.Security.Sessions;

namespace MiniProgramConsole.Web.Features.Settings;

[Route("workspaces/{workspace}/settings/close")]
[RequiresPermission(Permission.ManageWorkspace)]
public sealed class ClosingController(ClosingService closing, CurrentPerson person) : Controller
{
    [HttpGet("")]
    public Task<IActionResult> Close(CancellationToken cancellationToken) => ShowAsync(null, cancellationToken);

    [HttpPost("")]
    public Task<IActionResult> Close(string? typedName, FormKey key, CancellationToken cancellationToken) => this.AnswerAsync(
        key,
        sent => closing.CloseAsync(person.Workspace, person.AsSender(), typedName, sent, cancellationToken),
        outcome =>
        {
            TempData.SetFlash(new Message("Close.Closed", outcome.SubjectName!));
            return RedirectToAction(nameof(WorkspacesController.Index), "Workspaces");
        },
        _ => ShowAsync(typedName, cancellationToken));

    private async Task<IActionResult> ShowAsync(string? typedName, CancellationToken cancellationToken) => View(
        "/Features/Settings/Close.cshtml", new ClosingPage(await closing.WhyNotAsync(person.Workspace, cancellationToken), typedName));
}
