using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.MiniPrograms;
using MiniProgramConsole.Core.MiniPrograms.Deleting;
using MiniProgramConsole.Core.MiniPrograms.Listing;
using MiniProgramConsole.Web.Features.MiniPrograms.Listing;
using MiniProgramConsole.Web.Features.Shared.Answers;
using MiniProgramConsole.Web.Security.Forms;
using MiniProgramConsole.Web.Security.Permissions;
using MiniProgramConsole.Web.Security.Sessions;

namespace MiniProgramConsole.Web.Features.MiniPrograms.Deleting;

[Route("workspaces/{workspace}/mini-programs/" + MiniProgramsController.Id)]
public sealed class MiniProgramDeletionController(
    MiniProgramDeletionService deletion, MiniProgramReader reader, CurrentPerson person) : Controller
{
    [RequiresPermission(Permission.DeleteMiniProgram)]
    [HttpGet("delete")]
    public async Task<IActionResult> Delete(string id, CancellationToken cancellationToken)
    {
        var program = await reader.FindAsync(person.Workspace, id, cancellationToken);
        return program is null ? NotFound()
            : program.DeletedAt is not null ? ToDetails(id)
            : View(new DeletePage(program, TypedName: null, Guid.NewGuid()));
    }

    [RequiresPermission(Permission.DeleteMiniProgram)]
    [HttpPost("delete")]
    public Task<IActionResult> Delete(string id, string? typedName, Guid version, FormKey key, CancellationToken cancellationToken) =>
        this.AnswerAsync(
            key,
            sent => deletion.DeleteAsync(person.Workspace, person.AsSender(), id, typedName, version, sent, cancellationToken),
            outcome =>
            {
                TempData.SetFlash(new Message("MiniProgram.Deleted", outcome.SubjectName!, (int)MiniProgram.RestorableFor.TotalDays));
                return RedirectToAction(nameof(MiniProgramsController.Index), "MiniPrograms", new { workspace = person.Workspace.Code });
            },
            next => ShowAsync(id, typedName, next, cancellationToken));

    [RequiresPermission(Permission.RestoreMiniProgram)]
    [HttpPost("restore")]
    public Task<IActionResult> Restore(string id, FormKey key, CancellationToken cancellationToken) => this.AnswerAsync(
        key,
        sent => deletion.RestoreAsync(person.Workspace, person.AsSender(), id, sent, cancellationToken),
        outcome =>
        {
            TempData.SetFlash(new Message("MiniProgram.Restored", outcome.SubjectName!));
            return ToDetails(id);
        },
        _ => ShowDetailsAsync(id, cancellationToken));

    private RedirectToActionResult ToDetails(string id) => RedirectToAction(
        nameof(MiniProgramsController.Details), "MiniPrograms", new { workspace = person.Workspace.Code, id });

    private async Task<IActionResult> ShowDetailsAsync(string id, CancellationToken cancellationToken) =>
        await reader.FindAsync(person.Workspace, id, cancellationToken) is { } program
            ? View("/Features/MiniPrograms/Listing/Details.cshtml", new DetailPage(program, Guid.NewGuid()))
            : NotFound();

    private async Task<IActionResult> ShowAsync(string id, string? typedName, Guid key, CancellationToken cancellationToken) =>
        await reader.FindAsync(person.Workspace, id, cancellationToken) is not { } program ? NotFound()
            : program.DeletedAt is not null ? View("/Features/MiniPrograms/Listing/Details.cshtml", new DetailPage(program, Guid.NewGuid()))
            : View(nameof(Delete), new DeletePage(program, typedName, key));
}
