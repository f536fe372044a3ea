using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.Workspaces.Invitations;
using MiniProgramConsole.Web.Features.Shared.Answers;
using MiniProgramConsole.Web.Features.Workspaces;
using MiniProgramConsole.Web.Security.Forms;
using MiniProgramConsole.Web.Security.Sessions;

namespace MiniProgramConsole.Web.Features.Invitations;

/// <summary>Mail programs open links too, so opening one uses nothing up; answering does.</summary>
[Route("account/invitation")]
public sealed class InvitationAnswersController(
    InvitationAnswerService answers, InvitationReader reader, CurrentPerson person, RefusalLog refusals) : Controller
{
    [AllowAnonymous]
    [HttpGet("")]
    public async Task<IActionResult> Show(string? token, CancellationToken cancellationToken) =>
        await reader.FindAsync(token, cancellationToken) is { } invitation
            ? View(new AnswerPage(invitation, token!))
            : Dead();

    [Authorize]
    [HttpPost("accept")]
    public Task<IActionResult> Accept(string? code, FormKey key, CancellationToken cancellationToken) => AnswerAsync(
        code,
        key,
        sent => answers.AcceptAsync(person.AsSender(), person.Email, code!, sent, cancellationToken),
        invitation => new Message("Invitation.Accepted", invitation.WorkspaceName),
        invitation => RedirectToAction("Index", "MiniPrograms", new { workspace = invitation.WorkspaceCode }),
        cancellationToken);

    [Authorize]
    [HttpPost("decline")]
    public Task<IActionResult> Decline(string? code, FormKey key, CancellationToken cancellationToken) => AnswerAsync(
        code,
        key,
        sent => answers.DeclineAsync(person.AsSender(), person.Email, code!, sent, cancellationToken),
        invitation => new Message("Invitation.Declined", invitation.WorkspaceName),
        _ => RedirectToAction(nameof(WorkspacesController.Index), "Workspaces"),
        cancellationToken);

    private async Task<IActionResult> AnswerAsync(
        string? code, FormKey key, Func<Guid, Task<(Outcome Outcome, ReceivedInvitation? Invitation)>> answer,
        Func<ReceivedInvitation, Message> done, Func<ReceivedInvitation, IActionResult> next, CancellationToken cancellationToken)
    {
        if (code is null)
        {
            return BadRequest();
        }

        var (outcome, invitation) = key.IsReadable
            ? await answer(key.Value)
            : (key.Refusal, await reader.FindForAsync(person.Email, code, cancellationToken));
        // An invitation that this form accepted, and that was undone since, is over like any other.
        if (invitation is null || outcome.Kind is OutcomeKind.NotFound or OutcomeKind.Overtaken)
        {
            return Dead();
        }

        if (outcome.Holds)
        {
            TempData.SetFlash(done(invitation));
            return next(invitation);
        }

        this.Explain(outcome);
        return outcome.AnswerWithoutPage() ?? View(nameof(Show), new AnswerPage(invitation, ""));
    }

    private ViewResult Dead()
    {
        refusals.Log(RefusalReason.Link);
        Response.StatusCode = StatusCodes.Status404NotFound;
        return View("Dead");
    }
}
