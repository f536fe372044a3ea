using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Web.Security;

namespace MiniProgramConsole.Web.Features.Settings;

/// <summary>What the owner settles for a workspace.</summary>
[Route("workspaces/{workspace}/settings")]
[RequiresPermission(Permission.ManageWorkspace)]
public sealed class SettingsController(WorkspaceSettingsService settings, OwnershipService ownership, CurrentPerson person) : Controller
{
    [HttpGet("")]
    public Task<IActionResult> Index(CancellationToken cancellationToken) => ShowAsync(person.Workspace.Name, null, cancellationToken);

    [HttpPost("name")]
    public Task<IActionResult> Rename(string? workspaceName, string? token, CancellationToken cancellationToken) => ActAsync(
        token,
        sent => settings.RenameAsync(person.Workspace, person.AsActor(), workspaceName, sent, cancellationToken),
        result => new Message("Settings.Renamed", result.Name!),
        cancellationToken,
        workspaceName ?? "");

    [HttpPost("second-factor/require")]
    public Task<IActionResult> RequireSecondFactor(string? token, CancellationToken cancellationToken) => ActAsync(
        token,
        sent => settings.RequireSecondFactorAsync(person.Workspace, person.AsActor(), true, sent, cancellationToken),
        _ => new Message("SecondFactor.Required"),
        cancellationToken);

    [HttpPost("second-factor/lift")]
    public Task<IActionResult> LiftSecondFactor(string? token, CancellationToken cancellationToken) => ActAsync(
        token,
        sent => settings.RequireSecondFactorAsync(person.Workspace, person.AsActor(), false, sent, cancellationToken),
        _ => new Message("SecondFactor.Lifted"),
        cancellationToken);

    [HttpPost("offer")]
    public Task<IActionResult> Offer(string? heir, string? token, CancellationToken cancellationToken) => ActAsync(
        token,
        sent => ownership.OfferAsync(person.Workspace, person.AsActor(), heir, CultureInfo.CurrentUICulture, sent, cancellationToken),
        result => new Message("Ownership.Offered", result.Name!, (int)OwnershipOffer.Lifetime.TotalDays),
        cancellationToken,
        heir: heir);

    [HttpPost("offer/cancel")]
    public Task<IActionResult> CancelOffer(string? token, CancellationToken cancellationToken) => ActAsync(
        token,
        sent => ownership.CancelAsync(person.Workspace, person.AsActor(), sent, cancellationToken),
        result => new Message("Ownership.Cancelled", result.Name!),
        cancellationToken);

    private Task<IActionResult> ActAsync(
        string? token, Func<Guid, Task<SettingsResult>> act, Func<SettingsResult, Message> done, CancellationToken cancellationToken,
        string? name = null, string? heir = null) => this.AnswerAsync(
        token, act, done,
        _ => RedirectToAction(nameof(Index), new { workspace = person.Workspace.Code }),
        () => ShowAsync(name ?? person.Workspace.Name, heir, cancellationToken));

    private async Task<IActionResult> ShowAsync(string? name, string? heir, CancellationToken cancellationToken) =>
        View(nameof(Index), new SettingsPage(await settings.ReadAsync(person.Workspace, cancellationToken), name, heir));
}
