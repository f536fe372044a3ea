using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Core.Workspaces.Ownership;
using MiniProgramConsole.Core.Workspaces.Settings;
using MiniProgramConsole.Web.Features.Shared.Answers;
using MiniProgramConsole.Web.Security.Forms;
using MiniProgramConsole.Web.Security.Permissions;
using MiniProgramConsole.Web.Security.Sessions;

namespace MiniProgramConsole.Web.Features.Settings;

[Route("workspaces/{workspace}/settings")]
[RequiresPermission(Permission.ManageWorkspace)]
public sealed class SettingsController(WorkspaceSettingsService settings, OwnershipService ownership, CurrentPerson person) : Controller
{
    [HttpGet("")]
    public Task<IActionResult> Index(CancellationToken cancellationToken) => ShowAsync(person.Workspace.Name, null, cancellationToken);

    [HttpPost("name")]
    public Task<IActionResult> Rename(string? workspaceName, FormKey key, CancellationToken cancellationToken) => ActAsync(
        key,
        sent => settings.RenameAsync(person.Workspace, person.AsSender(), workspaceName, sent, cancellationToken),
        outcome => new Message("Settings.Renamed", outcome.SubjectName!),
        cancellationToken,
        workspaceName ?? "");

    [HttpPost("second-factor/require")]
    public Task<IActionResult> RequireSecondFactor(FormKey key, CancellationToken cancellationToken) => ActAsync(
        key,
        sent => settings.RequireSecondFactorAsync(person.Workspace, person.AsSender(), true, sent, cancellationToken),
        _ => new Message("SecondFactor.Required"),
        cancellationToken);

    [HttpPost("second-factor/lift")]
    public Task<IActionResult> LiftSecondFactor(FormKey key, CancellationToken cancellationToken) => ActAsync(
        key,
        sent => settings.RequireSecondFactorAsync(person.Workspace, person.AsSender(), false, sent, cancellationToken),
        _ => new Message("SecondFactor.Lifted"),
        cancellationToken);

    [HttpPost("offer")]
    public Task<IActionResult> Offer(string? newOwner, FormKey key, CancellationToken cancellationToken) => ActAsync(
        key,
        sent => ownership.OfferAsync(person.Workspace, person.AsSender(), newOwner, CultureInfo.CurrentUICulture, sent, cancellationToken),
        outcome => new Message("Ownership.Offered", outcome.SubjectName!, (int)OwnershipOffer.Lifetime.TotalDays),
        cancellationToken,
        newOwner: newOwner);

    [HttpPost("offer/cancel")]
    public Task<IActionResult> CancelOffer(FormKey key, CancellationToken cancellationToken) => ActAsync(
        key,
        sent => ownership.CancelAsync(person.Workspace, person.AsSender(), sent, cancellationToken),
        outcome => new Message("Ownership.Cancelled", outcome.SubjectName!),
        cancellationToken);

    private Task<IActionResult> ActAsync(
        FormKey key, Func<Guid, Task<Outcome>> act, Func<Outcome, Message> done, CancellationToken cancellationToken,
        string? name = null, string? newOwner = null) => this.AnswerAsync(
        key,
        act,
        outcome => this.LeadOn(outcome, done, RedirectToAction(nameof(Index), new { workspace = person.Workspace.Code })),
        _ => ShowAsync(name ?? person.Workspace.Name, newOwner, cancellationToken));

    private async Task<IActionResult> ShowAsync(string? name, string? newOwner, CancellationToken cancellationToken) =>
        View(nameof(Index), new SettingsPage(await settings.ReadAsync(person.Workspace, cancellationToken), name, newOwner));
}
