using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.Workspaces.Ownership;
using MiniProgramConsole.Web.Features.Shared.Answers;
using MiniProgramConsole.Web.Security.Forms;
using MiniProgramConsole.Web.Security.Permissions;
using MiniProgramConsole.Web.Security.Sessions;

namespace MiniProgramConsole.Web.Features.Settings;

/// <summary>Anyone in the workspace may open this page; the answer is refused unless the offer is theirs.</summary>
[Route("workspaces/{workspace}/ownership")]
[RequiresPermission(Permission.ViewWorkspace)]
public sealed class OwnershipController(OwnershipService ownership, CurrentPerson person) : Controller
{
    private const string Page = "/Features/Settings/Ownership.cshtml";

    [HttpGet("")]
    public IActionResult Answer() => View(Page);

    [HttpPost("accept")]
    public Task<IActionResult> Accept(FormKey key, CancellationToken cancellationToken) => this.AnswerAsync(
        key,
        sent => ownership.AcceptAsync(person.Workspace, person.AsSender(), CultureInfo.CurrentUICulture, sent, cancellationToken),
        outcome => this.LeadOn(
            outcome, done => new Message("Ownership.Accepted", done.SubjectName!),
            RedirectToAction(nameof(SettingsController.Index), "Settings", new { workspace = person.Workspace.Code })),
        _ => ShowAgainAsync());

    [HttpPost("decline")]
    public Task<IActionResult> Decline(FormKey key, CancellationToken cancellationToken) => this.AnswerAsync(
        key,
        sent => ownership.DeclineAsync(person.Workspace, person.AsSender(), sent, cancellationToken),
        outcome => this.LeadOn(
            outcome, done => new Message("Ownership.Declined", done.SubjectName!),
            RedirectToAction("Index", "MiniPrograms", new { workspace = person.Workspace.Code })),
        _ => ShowAgainAsync());

    private Task<IActionResult> ShowAgainAsync() => Task.FromResult<IActionResult>(View(Page));
}
