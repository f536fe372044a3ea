using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Web.Features.Settings;
using MiniProgramConsole.Web.Features.Shared;
using MiniProgramConsole.Web.Security;

namespace MiniProgramConsole.Web.Features.Merchants;

/// <summary>What the owner of a workspace does for its merchant.</summary>
[Route("workspaces/{workspace}/settings")]
[RequiresPermission(Permission.ManageMerchant)]
public sealed class MerchantController(MerchantService merchants, CurrentPerson person) : Controller
{
    /// <summary>Sent to another address than the form's own, so that the back button finds it; see <see cref="KeptByBackButtonAttribute"/>.</summary>
    public const string PostRoute = "PostWorkspace";

    [HttpGet("merchant")]
    public IActionResult Rename() => ShowName(person.Workspace.MerchantName);

    [HttpPost("merchant")]
    public Task<IActionResult> Rename(string? merchantName, string? token, CancellationToken cancellationToken) => this.AnswerAsync(
        token,
        sent => merchants.RenameAsync(person.Workspace, person.AsActor(), merchantName, sent, cancellationToken),
        result => new Message("Merchant.Renamed", result.Name!),
        _ => RedirectToAction(nameof(SettingsController.Index), "Settings", new { workspace = person.Workspace.Code }),
        () => Task.FromResult<IActionResult>(ShowName(merchantName)));

    [HttpGet("workspaces/new")]
    [KeptByBackButton]
    public IActionResult AddWorkspace() => View(new AddWorkspacePage(null, Guid.NewGuid()));

    [HttpPost("workspaces", Name = PostRoute)]
    public Task<IActionResult> AddWorkspace(string? workspaceName, string? token, CancellationToken cancellationToken) => this.AnswerAsync(
        token,
        sent => merchants.AddWorkspaceAsync(person.Workspace, person.AsActor(), workspaceName, sent, cancellationToken),
        result => new Message("Merchant.WorkspaceAdded", result.Name!, person.Workspace.MerchantName),
        result => RedirectToAction("Index", "MiniPrograms", new { workspace = result.Code }),
        () => Task.FromResult<IActionResult>(View(new AddWorkspacePage(
            workspaceName, Guid.TryParse(token, out var sent) ? sent : Guid.NewGuid()))));

    private ViewResult ShowName(string? name) => View("RenameMerchant", name ?? "");
}
