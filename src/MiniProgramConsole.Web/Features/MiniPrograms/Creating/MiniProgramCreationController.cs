using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Commands.Idempotency;
using MiniProgramConsole.Core.LaunchTargets;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.MiniPrograms;
using MiniProgramConsole.Core.MiniPrograms.Creating;
using MiniProgramConsole.Core.MiniPrograms.Drafts;
using MiniProgramConsole.Web.Features.Logos;
using MiniProgramConsole.Web.Features.MiniPrograms.Drafts;
using MiniProgramConsole.Web.Features.MiniPrograms.Listing;
using MiniProgramConsole.Web.Features.Shared.Answers;
using MiniProgramConsole.Web.Hosting.Bodies;
using MiniProgramConsole.Web.Hosting.RateLimits;
using MiniProgramConsole.Web.Security.Forms;
using MiniProgramConsole.Web.Security.Permissions;
using MiniProgramConsole.Web.Security.Sessions;

namespace MiniProgramConsole.Web.Features.MiniPrograms.Creating;

[Route("workspaces/{workspace}/mini-programs")]
[RequiresPermission(Permission.CreateMiniProgram)]
public sealed class MiniProgramCreationController(
    MiniProgramService miniPrograms,
    IdempotencyRecordReader records,
    UnfinishedFormService unfinishedForms,
    CreateForms forms,
    LogoUpload logoUpload,
    CurrentPerson person) : Controller
{
    public const string PostRoute = "PostMiniProgram";

    [HttpGet("new")]
    [KeptByBackButton]
    public async Task<IActionResult> Create(Guid? draft, Guid? unsent, CancellationToken cancellationToken)
    {
        if ((draft ?? unsent) is not { } token)
        {
            var blank = await forms.FillAsync(new MiniProgramDetails { LaunchTarget = DefaultTarget }, Guid.NewGuid(), cancellationToken);
            var offered = await unfinishedForms.ListKeptAsync(person.Workspace, person.UserId, miniProgramId: null, cancellationToken);
            return View(blank with { Unsent = UnsentNotice.Offer(offered) });
        }

        if (await unfinishedForms.FindAsync(person.Workspace, person.UserId, miniProgramId: null, token, cancellationToken) is { } stored)
        {
            var page = await forms.FillAsync(stored.Form.Details, token, cancellationToken);
            return View(draft is null ? page with { Unsent = UnsentNotice.Show(stored) } : page);
        }

        // Autosave gives a form the address of a draft. The back button may request it after the mini program was created.
        if (await records.FindAsync(person.UserId, token, cancellationToken) is not { } created)
        {
            return draft is null ? RedirectToAction(nameof(Create), new { workspace = person.Workspace.Code }) : NotFound();
        }

        TempData.SetFlash(new Message("Form.Repeated", created.SubjectName));
        return ToList();
    }

    [HttpPost("", Name = PostRoute)]
    [RateLimit(RateLimit.Upload, FormComesBack = true)]
    [TakesFile]
    [KeptWhenSignedOut]
    public async Task<IActionResult> Create(
        MiniProgramDetails input, IFormFile? logoFile, FormKey key, CancellationToken cancellationToken)
    {
        if (this.IsPastLimit())
        {
            return await ShowAsync(input, key.Value, cancellationToken);
        }

        var (details, sentLogo) = await logoUpload.ReadAsync(input, logoFile, cancellationToken);
        return await this.AnswerAsync(
            key,
            sent => miniPrograms.CreateAsync(person.Workspace, person.AsSender(), details, sentLogo, sent, cancellationToken),
            outcome => LeadOnAsync(outcome, key.Value, cancellationToken),
            async next =>
            {
                var kept = await logoUpload.KeepAsync(person, details, sentLogo, cancellationToken);
                return await ShowAsync(kept, next, cancellationToken);
            });
    }

    [HttpPost("drafts")]
    [RateLimit(RateLimit.Upload, FormComesBack = true)]
    [TakesFile]
    [KeptWhenSignedOut]
    public async Task<IActionResult> SaveDraft(
        MiniProgramDetails input, IFormFile? logoFile, FormKey key, CancellationToken cancellationToken)
    {
        if (this.IsPastLimit())
        {
            return await ShowAsync(input, key.Value, cancellationToken);
        }

        var (details, logoRefusal, _) = await logoUpload.ReceiveAsync(
            person.Workspace.Id, person.AsSender(), input, logoFile, cancellationToken);
        var outcome = !key.IsReadable ? key.Refusal
            : logoRefusal is not null ? Outcome.Refused(nameof(details.Logo), logoRefusal)
            : await unfinishedForms.SaveAsync(person.Workspace, person.AsSender(), key.Value, details, cancellationToken);
        if (outcome.AnswerWithoutPage() is { } answer)
        {
            return answer;
        }

        if (Request.WantsJson())
        {
            return outcome.Succeeded
                ? Json(new { text = new Message("Draft.Kept").ToString(), logo = details.Logo, token = key.Value })
                : this.ExplainToScript(outcome, details.Logo, key);
        }

        if (!outcome.Succeeded)
        {
            this.Explain(outcome);
            return await ShowAsync(details, outcome.KeyFor(key), cancellationToken);
        }

        TempData.SetFlash(new Message("Draft.Saved", (int)UnfinishedForm.Lifetime.TotalDays));
        return ToList();
    }

    [HttpPost("drafts/discard")]
    public async Task<IActionResult> DiscardDraft(FormKey key, CancellationToken cancellationToken)
    {
        var outcome = await unfinishedForms.DiscardAsync(
            person.Workspace, person.AsSender(), miniProgramId: null, key.Value, cancellationToken);
        if (outcome.AnswerWithoutPage() is { } answer)
        {
            return answer;
        }

        TempData.SetFlash(outcome.Succeeded ? new Message("Draft.Discarded") : outcome.Errors[0].Message);
        return ToList();
    }

    private async Task<IActionResult> LeadOnAsync(Outcome outcome, Guid key, CancellationToken cancellationToken)
    {
        if (outcome.Kind != OutcomeKind.DoneBefore)
        {
            TempData.SetFlash(new Message("MiniProgram.Created", outcome.SubjectName!, outcome.SubjectId!));
            return ToList();
        }

        // The form was kept when its session ended, then sent again. Discard the kept one.
        await unfinishedForms.DiscardAsync(person.Workspace, person.AsSender(), miniProgramId: null, key, cancellationToken);
        TempData.SetFlash(new Message("Form.Repeated", outcome.SubjectName!));
        return ToList();
    }

    private static string? DefaultTarget => LaunchTargetList.All is [var only] ? only.Code : null;

    private RedirectToActionResult ToList() =>
        RedirectToAction(nameof(MiniProgramsController.Index), "MiniPrograms", new { workspace = person.Workspace.Code });

    private async Task<IActionResult> ShowAsync(MiniProgramDetails details, Guid key, CancellationToken cancellationToken) =>
        View(nameof(Create), await forms.FillAsync(details, key, cancellationToken));
}
