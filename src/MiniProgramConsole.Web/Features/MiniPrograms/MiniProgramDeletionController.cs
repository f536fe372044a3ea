using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.MiniPrograms;
using MiniProgramConsole.Web.Features.Shared;
using MiniProgramConsole.Web.Security;

namespace MiniProgramConsole.Web.Features.MiniPrograms;

/// <summary>Deletes mini programs and restores them.</summary>
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
    public async Task<IActionResult> Delete(string id, string? typedName, Guid version, Guid token, CancellationToken cancellationToken)
    {
        var result = await deletion.DeleteAsync(
            person.Workspace, person.AsActor(), id, typedName, version, token, cancellationToken);
        if (result.Program is not { } program)
        {
            return NotFound();
        }

        if (result.Error is { } error)
        {
            return program.DeletedAt is not null
                ? Conflicting("Details", new DetailPage(program, Guid.NewGuid()), error)
                : Conflicting(nameof(Delete), new DeletePage(program, typedName, token), error);
        }

        TempData.SetFlash(new Message("MiniProgram.Deleted", program.Name, (int)MiniProgram.RestorableFor.TotalDays));
        return RedirectToAction(nameof(MiniProgramsController.Index), "MiniPrograms", new { workspace = person.Workspace.Code });
    }

    [RequiresPermission(Permission.RestoreMiniProgram)]
    [HttpPost("restore")]
    public async Task<IActionResult> Restore(string id, Guid token, CancellationToken cancellationToken)
    {
        var result = await deletion.RestoreAsync(person.Workspace, person.AsActor(), id, token, cancellationToken);
        if (result.Program is not { } program)
        {
            return NotFound();
        }

        if (result.Error is { } error)
        {
            return Conflicting("Details", new DetailPage(program, Guid.NewGuid()), error);
        }

        TempData.SetFlash(new Message("MiniProgram.Restored", program.Name));
        return ToDetails(id);
    }

    private RedirectToActionResult ToDetails(string id) => RedirectToAction(
        nameof(MiniProgramsController.Details), "MiniPrograms", new { workspace = person.Workspace.Code, id });

    // A name typed wrongly is the person's to mend; anything else is what somebody else did meanwhile.
    private ViewResult Conflicting(string view, object page, FieldError error)
    {
        ModelState.Clear();
        ModelState.AddErrors([error]);
        Response.StatusCode = error.Field.Length > 0 ? StatusCodes.Status400BadRequest : StatusCodes.Status409Conflict;
        return View(view, page);
    }
}
