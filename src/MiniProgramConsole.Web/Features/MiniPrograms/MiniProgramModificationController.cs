using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Logos;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.MiniPrograms;
using MiniProgramConsole.Core.UnfinishedForms;
using MiniProgramConsole.Web.Features.Logos;
using MiniProgramConsole.Web.Features.Shared;
using MiniProgramConsole.Web.Security;

namespace MiniProgramConsole.Web.Features.MiniPrograms;

/// <summary>Modifies mini programs.</summary>
[Route("workspaces/{workspace}/mini-programs/" + MiniProgramsController.Id)]
[RequiresPermission(Permission.ModifyMiniProgram)]
public sealed class MiniProgramModificationController(
    MiniProgramModificationService modification,
    MiniProgramReader reader,
    StagedLogoService stagedLogos,
    UnfinishedFormService unfinishedForms,
    LogoUpload logoUpload,
    CurrentPerson person) : Controller
{
    /// <summary>Another address than the form's own, so that the back button brings the form back.</summary>
    public const string PostRoute = "PostModification";

    [HttpGet("edit")]
    [KeptByBackButton]
    public async Task<IActionResult> Edit(string id, Guid? unsent, CancellationToken cancellationToken)
    {
        var program = await reader.FindAsync(person.Workspace, id, cancellationToken);
        return program is null ? NotFound()
            : program.DeletedAt is not null ? ToDetails(id)
            : unsent is { } token ? await GoOnAsync(program, token, cancellationToken)
            : View(new EditPage(program, program.Details with { Logo = null }, program.Details, program.Version, Guid.NewGuid())
            {
                Unsent = UnsentNotice.Offer(await ListUnsentAsync(program, cancellationToken)),
            });
    }

    [HttpPost("", Name = PostRoute)]
    [KeptWhenSignedOut]
    public async Task<IActionResult> Edit(
        string id, MiniProgramDetails input, EditForm bound, IFormFile? logoFile, CancellationToken cancellationToken)
    {
        var form = bound.WithChoicesOf(Request.Form);
        if (await reader.FindAsync(person.Workspace, id, cancellationToken) is not { } program)
        {
            return NotFound();
        }

        var (details, logoRefusal) = await logoUpload.ReceiveAsync(
            person.UserId, input with { LaunchTarget = program.Details.LaunchTarget }, logoFile, cancellationToken);
        var token = Guid.TryParse(form.Token, out var sent) ? sent : Guid.NewGuid();
        var result = await modification.ModifyAsync(
            person.Workspace, person.AsActor(), form.ToInput(id, details, logoRefusal, token), cancellationToken);
        switch (result.Outcome)
        {
            case ModifyOutcome.NotFound:
                return NotFound();
            case ModifyOutcome.Saved:
                TempData.SetFlash(new Message("MiniProgram.Modified", result.Program!.Name));
                return ToDetails(id);
            case ModifyOutcome.Unchanged:
                TempData.SetFlash(new Message("MiniProgram.Unchanged", result.Program!.Name));
                return ToDetails(id);
            case ModifyOutcome.Conflicting:
                return await ShowConflictAsync(result, form, token, cancellationToken);
            default:
                return await ShowFormAsync(result, details, form, token, cancellationToken);
        }
    }

    // With what the form showed when it was opened: what somebody else saved since is asked about as ever.
    private async Task<IActionResult> GoOnAsync(MiniProgramDetail program, Guid token, CancellationToken cancellationToken)
    {
        if (await unfinishedForms.FindAsync(person.Workspace, person.UserId, program.MiniProgramId, token, cancellationToken) is not { } kept)
        {
            return RedirectToAction(nameof(Edit), new { workspace = person.Workspace.Code, id = program.MiniProgramId });
        }

        var form = kept.Form;
        var details = form.Details with { Logo = await StagedAsync(form.Details.Logo, cancellationToken) };
        return View(new EditPage(program, details, form.Base ?? program.Details, form.Version, token) { Unsent = UnsentNotice.Show(kept) });
    }

    private async Task<IReadOnlyList<UnfinishedFormItem>> ListUnsentAsync(MiniProgramDetail program, CancellationToken cancellationToken)
    {
        var kept = await unfinishedForms.ListKeptAsync(person.Workspace, person.UserId, program.MiniProgramId, cancellationToken);
        return [.. kept.Where(form => form.Form.Differs(program.Details))];
    }

    private RedirectToActionResult ToDetails(string id) => RedirectToAction(
        nameof(MiniProgramsController.Details), "MiniPrograms", new { workspace = person.Workspace.Code, id });

    private async Task<IActionResult> ShowFormAsync(
        ModifyResult result, MiniProgramDetails details, EditForm form, Guid token, CancellationToken cancellationToken)
    {
        var program = result.Program!;
        if (result.Outcome == ModifyOutcome.Deleted)
        {
            ModelState.AddModelError("", new Message("MiniProgram.DeletedWhileModified", program.Name, program.DeletedBy!).ToString());
        }

        ModelState.AddErrors(result.Errors);
        Response.StatusCode = result.Outcome == ModifyOutcome.Deleted ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest;
        var staged = await StagedAsync(details.Logo, cancellationToken);
        return View(nameof(Edit), new EditPage(program, details with { Logo = staged }, form.Base, form.Version, token));
    }

    private async Task<IActionResult> ShowConflictAsync(ModifyResult result, EditForm form, Guid token, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        ModelState.AddErrors(result.Errors);
        Response.StatusCode = StatusCodes.Status409Conflict;
        var staged = await StagedAsync(result.Conflict!.Mine.Logo, cancellationToken);
        return View("Conflict", new ConflictPage(result.Program!, result.Conflict, form.Base, form.Choices, staged, token));
    }

    private async Task<string?> StagedAsync(string? logo, CancellationToken cancellationToken) =>
        await stagedLogos.IsStagedAsync(person.UserId, logo, cancellationToken) ? logo : null;
}
