using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Forms;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.MiniPrograms;
using MiniProgramConsole.Web.Features.Logos;
using MiniProgramConsole.Web.Features.Shared;
using MiniProgramConsole.Web.Security;

namespace MiniProgramConsole.Web.Features.MiniPrograms;

/// <summary>Keeps what is typed into the form that modifies a mini program, until it is saved or discarded.</summary>
[Route("workspaces/{workspace}/mini-programs/" + MiniProgramsController.Id + "/unsent")]
[RequiresPermission(Permission.ModifyMiniProgram)]
public sealed class UnsentChangesController(
    UnsentFormService unsentForms, MiniProgramReader reader, LogoUpload logoUpload, CurrentPerson person) : Controller
{
    /// <summary>Asked by a script while somebody types.</summary>
    [HttpPost("")]
    public async Task<IActionResult> Keep(
        string id, MiniProgramDetails input, EditForm form, IFormFile? logoFile, CancellationToken cancellationToken)
    {
        if (await reader.FindAsync(person.Workspace, id, cancellationToken) is not { } program)
        {
            return NotFound();
        }

        if (!Guid.TryParse(form.Token, out var token))
        {
            return BadRequest(new { text = new Message("Form.TokenUnreadable").ToString(), token = Guid.NewGuid() });
        }

        var (details, _) = await logoUpload.ReceiveAsync(
            person.UserId, input with { LaunchTarget = program.Details.LaunchTarget }, logoFile, cancellationToken);
        var outcome = await unsentForms.KeepAsync(
            person.Workspace, person.UserId, program.MiniProgramId, token, new TypedForm(details, form.Base, form.Version), cancellationToken);
        return outcome == KeepOutcome.TooLong
            ? BadRequest(new { text = new Message("Unsent.TooLong", UnsentForm.MaxContentLength).ToString(), token })
            : Json(new { text = outcome == KeepOutcome.Kept ? new Message("Unsent.Kept").ToString() : "", logo = details.Logo, token });
    }

    [HttpPost("discard")]
    public async Task<IActionResult> Discard(string id, Guid token, CancellationToken cancellationToken)
    {
        await unsentForms.DiscardAsync(person.UserId, token, cancellationToken);
        TempData.SetFlash(new Message("Unsent.Discarded"));
        return RedirectToAction(nameof(MiniProgramModificationController.Edit), "MiniProgramModification", new { workspace = person.Workspace.Code, id });
    }
}
