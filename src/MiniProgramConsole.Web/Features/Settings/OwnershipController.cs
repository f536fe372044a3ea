using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Web.Security;

namespace MiniProgramConsole.Web.Features.Settings;

/// <summary>Where a member answers the offer of a workspace. Whose offer it is, is looked at when it is answered.</summary>
[Route("workspaces/{workspace}/ownership")]
[RequiresPermission(Permission.ViewWorkspace)]
public sealed class OwnershipController(OwnershipService ownership, CurrentPerson person) : Controller
{
    private const string Page = "/Features/Settings/Ownership.cshtml";

    [HttpGet("")]
    public IActionResult Answer() => View(Page);

    [HttpPost("accept")]
    public Task<IActionResult> Accept(string? token, CancellationToken cancellationToken) => this.AnswerAsync(
        token,
        sent => ownership.AcceptAsync(person.Workspace, person.AsActor(), CultureInfo.CurrentUICulture, sent, cancellationToken),
        result => new Message("Ownership.Accepted", result.Name!),
        _ => RedirectToAction(nameof(SettingsController.Index), "Settings", new { workspace = person.Workspace.Code }),
        ShowAgainAsync);

    [HttpPost("decline")]
    public Task<IActionResult> Decline(string? token, CancellationToken cancellationToken) => this.AnswerAsync(
        token,
        sent => ownership.DeclineAsync(person.Workspace, person.AsActor(), sent, cancellationToken),
        result => new Message("Ownership.Declined", result.Name!),
        _ => RedirectToAction("Index", "MiniPrograms", new { workspace = person.Workspace.Code }),
        ShowAgainAsync);

    private Task<IActionResult> ShowAgainAsync() => Task.FromResult<IActionResult>(View(Page));
}
