using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.MiniPrograms;
using MiniProgramConsole.Core.UnfinishedForms;
using MiniProgramConsole.Web.Features.Logos;
using MiniProgramConsole.Web.Features.Shared;
using MiniProgramConsole.Web.Security;

namespace MiniProgramConsole.Web.Features.MiniPrograms;

/// <summary>Keeps what is typed into the form that modifies a mini program, until it is saved or discarded.</summary>
[Route("workspaces/{workspace}/mini-programs/" + MiniProgramsController.Id + "/unsent")]
[RequiresPermission(Permission.ModifyMiniProgram)]
public sealed class UnsentChangesController(
    UnfinishedFormService unfinishedForms, MiniProgramReader reader, LogoUpload logoUpload, CurrentPerson person) : Controller
{
    /// <summary>Asked by a script while somebody types.</summary>
    [HttpPost("")]
    public async Task<IActionResult> Keep(
        string id, MiniProgramDetails input, EditForm form, IFormFile? logoFile, FormKey key, CancellationToken cancellationToken)
    {
        if (await reader.FindAsync(person.Workspace, id, cancellationToken) is not { } program)
        {
            return NotFound();
        }

        if (!key.IsReadable)
        {
            return WantNewToken();
        }

        var token = key.Value;

        var (details, _) = await logoUpload.ReceiveAsync(
            person.UserId, input with { LaunchTarget = program.Details.LaunchTarget }, logoFile, cancellationToken);
        var outcome = await unfinishedForms.KeepAsync(
            person.Workspace, person.UserId, program.MiniProgramId, token, new TypedForm(details, form.Base, form.Version), cancellationToken);
        return outcome switch
        {
            KeepOutcome.TokenTaken => WantNewToken(),
            KeepOutcome.TooLong => BadRequest(new { text = new Message("Unsent.TooLong", UnfinishedForm.MaxContentLength).ToString(), token }),
            _ => Json(new { text = outcome == KeepOutcome.Kept ? new Message("Unsent.Kept").ToString() : "", logo = details.Logo, token }),
        };
    }

    [HttpPost("discard")]
    public async Task<IActionResult> Discard(string id, Guid token, CancellationToken cancellationToken)
    {
        await unfinishedForms.DiscardAsync(person.Workspace, person.UserId, token, cancellationToken);
        TempData.SetFlash(new Message("Unsent.Discarded"));
        return RedirectToAction(nameof(MiniProgramModificationController.Edit), "MiniProgramModification", new { workspace = person.Workspace.Code, id });
    }

    private BadRequestObjectResult WantNewToken() =>
        BadRequest(new { text = new Message("Form.TokenUnreadable").ToString(), token = Guid.NewGuid() });
}
