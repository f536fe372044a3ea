using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.Workspaces.Merchants;
using MiniProgramConsole.Web.Features.Settings;
using MiniProgramConsole.Web.Features.Shared.Answers;
using MiniProgramConsole.Web.Security.Forms;
using MiniProgramConsole.Web.Security.Permissions;
using MiniProgramConsole.Web.Security.Sessions;

namespace MiniProgramConsole.Web.Features.Merchants;

[Route("workspaces/{workspace}/settings")]
[RequiresPermission(Permission.ManageMerchant)]
public sealed class MerchantSettingsController(MerchantService merchants, CurrentPerson person) : Controller
{
    public const string PostRoute = "PostWorkspace";

    [HttpGet("merchant")]
    public IActionResult Rename() => ShowName(person.Workspace.MerchantName);

    [HttpPost("merchant")]
    public Task<IActionResult> Rename(string? merchantName, FormKey key, CancellationToken cancellationToken) => this.AnswerAsync(
        key,
        sent => merchants.RenameAsync(person.Workspace, person.AsSender(), merchantName, sent, cancellationToken),
        outcome => this.LeadOn(
            outcome, done => new Message("Merchant.Renamed", done.SubjectName!),
            RedirectToAction(nameof(SettingsController.Index), "Settings", new { workspace = person.Workspace.Code })),
        _ => Task.FromResult<IActionResult>(ShowName(merchantName)));

    [HttpGet("workspaces/new")]
    [KeptByBackButton]
    public IActionResult AddWorkspace() => View(new AddWorkspacePage(null, Guid.NewGuid()));

    [HttpPost("workspaces", Name = PostRoute)]
    public Task<IActionResult> AddWorkspace(string? workspaceName, FormKey key, CancellationToken cancellationToken) => this.AnswerAsync(
        key,
        sent => merchants.AddWorkspaceAsync(person.Workspace, person.AsSender(), workspaceName, sent, cancellationToken),
        outcome => this.LeadOn(
            outcome, done => new Message("Merchant.WorkspaceAdded", done.SubjectName!, person.Workspace.MerchantName),
            RedirectToAction("Index", "MiniPrograms", new { workspace = outcome.SubjectId })),
        next => Task.FromResult<IActionResult>(View(new AddWorkspacePage(workspaceName, next))));

    private ViewResult ShowName(string? name) => View("RenameMerchant", name ?? "");
}
