using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.MiniPrograms;
using MiniProgramConsole.Core.MiniPrograms.Drafts;
using MiniProgramConsole.Core.MiniPrograms.Editing;
using MiniProgramConsole.Core.MiniPrograms.Listing;
using MiniProgramConsole.Web.Features.Logos;
using MiniProgramConsole.Web.Features.MiniPrograms.Drafts;
using MiniProgramConsole.Web.Features.MiniPrograms.Listing;
using MiniProgramConsole.Web.Features.Shared.Answers;
using MiniProgramConsole.Web.Hosting.Bodies;
using MiniProgramConsole.Web.Hosting.RateLimits;
using MiniProgramConsole.Web.Security.Forms;
using MiniProgramConsole.Web.Security.Permissions;
using MiniProgramConsole.Web.Security.Sessions;

namespace MiniProgramConsole.Web.Features.MiniPrograms.Editing;

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
    [RateLimit(RateLimit.Upload, FormComesBack = true)]
    [TakesFile]
    [KeptWhenSignedOut]
    public async Task<IActionResult> Edit(
        string id, MiniProgramDetails input, EditForm bound, IFormFile? logoFile, FormKey key, CancellationToken cancellationToken)
    {
        var form = bound.WithChoicesOf(Request.Form);
        if (await reader.FindAsync(person.Workspace, id, cancellationToken) is not { } program)
        {
            return NotFound();
        }

        if (this.IsPastLimit())
        {
            return await ShowFormAsync(program, input, form, key.Value, cancellationToken);
        }

        var (details, sentLogo) = await logoUpload.ReadAsync(
            input with { LaunchTarget = program.Details.LaunchTarget }, logoFile, cancellationToken);
        if (!key.IsReadable)
        {
            this.Explain(key.Refusal);
            details = await logoUpload.KeepAsync(person, details, sentLogo, cancellationToken);
            return await ShowFormAsync(program, details, form, Guid.NewGuid(), cancellationToken);
        }

        var (outcome, judged, conflict) = await modification.ModifyAsync(
            person.Workspace, person.AsSender(), form.ToInput(id, details, sentLogo, key.Value), cancellationToken);
        if (outcome.AnswerWithoutPage() is { } answer)
        {
            return answer;
        }

        if (outcome.Holds)
        {
            TempData.SetFlash(outcome.Succeeded
                ? new Message("MiniProgram.Modified", outcome.SubjectName!)
                : new Message("MiniProgram.Unchanged", judged!.Name));
            return ToDetails(id);
        }

        details = await logoUpload.KeepAsync(person, details, sentLogo, cancellationToken);
        if (conflict is not null)
        {
            return await ShowConflictAsync(judged!, outcome, conflict, form, key.Value, cancellationToken);
        }

        this.Explain(outcome);
        return await ShowFormAsync(judged ?? program, details, form, outcome.KeyFor(key), cancellationToken);
    }

    // Keeps what the form showed when it was opened, so that changes others have saved since still cause a conflict.
    private async Task<IActionResult> GoOnAsync(MiniProgramView program, Guid token, CancellationToken cancellationToken)
    {
        if (await unfinishedForms.FindAsync(person.Workspace, person.UserId, program.MiniProgramId, token, cancellationToken)
            is not { } kept)
        {
            return RedirectToAction(nameof(Edit), new { workspace = person.Workspace.Code, id = program.MiniProgramId });
        }

        var form = kept.Form;
        var details = form.Details with { Logo = await StagedAsync(form.Details.Logo, cancellationToken) };
        return View(new EditPage(program, details, form.Base ?? program.Details, form.Version, token) { Unsent = UnsentNotice.Show(kept) });
    }

    private async Task<IReadOnlyList<UnfinishedFormItem>> ListUnsentAsync(MiniProgramView program, CancellationToken cancellationToken)
    {
        var kept = await unfinishedForms.ListKeptAsync(person.Workspace, person.UserId, program.MiniProgramId, cancellationToken);
        return [.. kept.Where(form => form.Form.Differs(program.Details))];
    }

    private RedirectToActionResult ToDetails(string id) => RedirectToAction(
        nameof(MiniProgramsController.Details), "MiniPrograms", new { workspace = person.Workspace.Code, id });

    private async Task<IActionResult> ShowFormAsync(
        MiniProgramView program, MiniProgramDetails details, EditForm form, Guid key, CancellationToken cancellationToken)
    {
        var staged = await StagedAsync(details.Logo, cancellationToken);
        return View(nameof(Edit), new EditPage(program, details with { Logo = staged }, form.Base, form.Version, key));
    }

    private async Task<IActionResult> ShowConflictAsync(
        MiniProgramView program, Outcome outcome, ModifyConflict conflict, EditForm form, Guid key, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        this.Explain(outcome);
        var staged = await StagedAsync(conflict.Mine.Logo, cancellationToken);
        return View("Conflict", new ConflictPage(program, conflict, form.Base, form.Choices, staged, key));
    }

    private async Task<string?> StagedAsync(string? logo, CancellationToken cancellationToken) =>
        await stagedLogos.IsStagedAsync(person.UserId, logo, cancellationToken) ? logo : null;
}
