using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.MiniPrograms;
using MiniProgramConsole.Core.MiniPrograms.Drafts;
using MiniProgramConsole.Core.MiniPrograms.Listing;
using MiniProgramConsole.Web.Features.Logos;
using MiniProgramConsole.Web.Features.MiniPrograms.Editing;
using MiniProgramConsole.Web.Features.MiniPrograms.Listing;
using MiniProgramConsole.Web.Features.Shared.Answers;
using MiniProgramConsole.Web.Hosting.Bodies;
using MiniProgramConsole.Web.Hosting.RateLimits;
using MiniProgramConsole.Web.Security.Forms;
using MiniProgramConsole.Web.Security.Permissions;
using MiniProgramConsole.Web.Security.Sessions;

namespace MiniProgramConsole.Web.Features.MiniPrograms.Drafts;

[Route("workspaces/{workspace}/mini-programs/" + MiniProgramsController.Id + "/unsent")]
[RequiresPermission(Permission.ModifyMiniProgram)]
[Reads(WorkspacePart.Membership)]
public sealed class UnsentChangesController(
    UnfinishedFormService unfinishedForms, MiniProgramReader reader, LogoUpload logoUpload, CurrentPerson person) : Controller
{
    [HttpPost("")]
    [RateLimit(RateLimit.Upload, IsForScripts = true)]
    [TakesFile]
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

        var (details, _, _) = await logoUpload.ReceiveAsync(
            person.Workspace.Id, person.AsSender(), input with { LaunchTarget = program.Details.LaunchTarget }, logoFile,
            cancellationToken);
        var typed = new TypedForm(details, form.Base, form.Version);
        var outcome = await unfinishedForms.KeepAsync(
            person.Workspace, person.AsSender(), program.MiniProgramId, key.Value, typed, cancellationToken);
        return outcome.AnswerWithoutPage() ?? (outcome.Succeeded
            ? Json(new { text = typed.SaysNothing ? "" : new Message("Unsent.Kept").ToString(), logo = details.Logo, token = key.Value })
            : this.ExplainToScript(outcome, details.Logo, key));
    }

    [HttpPost("discard")]
    public async Task<IActionResult> Discard(string id, FormKey key, CancellationToken cancellationToken)
    {
        var outcome = await unfinishedForms.DiscardAsync(person.Workspace, person.AsSender(), id, key.Value, cancellationToken);
        if (outcome.AnswerWithoutPage() is { } answer)
        {
            return answer;
        }

        TempData.SetFlash(outcome.Succeeded ? new Message("Unsent.Discarded") : outcome.Errors[0].Message);
        return RedirectToAction(
            nameof(MiniProgramModificationController.Edit), "MiniProgramModification", new { workspace = person.Workspace.Code, id });
    }

    private BadRequestObjectResult WantNewToken() =>
        BadRequest(new { text = new Message("Form.TokenUnreadable").ToString(), token = Guid.NewGuid() });
}
