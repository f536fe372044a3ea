using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Web.Features.Shared;
using MiniProgramConsole.Web.Features.Workspaces;
using MiniProgramConsole.Web.Security;

namespace MiniProgramConsole.Web.Features.Invitations;

/// <summary>The page behind an invitation's link, and the answers. Looking uses nothing up, since mail programs look too; answering does.</summary>
[Route("account/invitation")]
public sealed class InvitationAnswersController(
    InvitationAnswerService answers, InvitationReader reader, CurrentPerson person) : Controller
{
    [AllowAnonymous]
    [HttpGet("")]
    public async Task<IActionResult> Show(string? token, CancellationToken cancellationToken) =>
        await reader.FindAsync(token, cancellationToken) is { } invitation
            ? View(new AnswerPage(invitation, token!))
            : Dead();

    [Authorize]
    [HttpPost("accept")]
    public async Task<IActionResult> Accept(string? code, CancellationToken cancellationToken)
    {
        if (code is null)
        {
            return BadRequest();
        }

        if (await answers.AcceptAsync(person.AsActor(), person.Email, code, cancellationToken) is not { } invitation)
        {
            return Dead();
        }

        TempData.SetFlash(new Message("Invitation.Accepted", invitation.WorkspaceName));
        return RedirectToAction("Index", "MiniPrograms", new { workspace = invitation.WorkspaceCode });
    }

    [Authorize]
    [HttpPost("decline")]
    public async Task<IActionResult> Decline(string? code, CancellationToken cancellationToken)
    {
        if (code is null)
        {
            return BadRequest();
        }

        if (await answers.DeclineAsync(person.AsActor(), person.Email, code, cancellationToken) is not { } invitation)
        {
            return Dead();
        }

        TempData.SetFlash(new Message("Invitation.Declined", invitation.WorkspaceName));
        return RedirectToAction(nameof(WorkspacesController.Index), "Workspaces");
    }

    private ViewResult Dead()
    {
        Response.StatusCode = StatusCodes.Status404NotFound;
        return View("Dead");
    }
}
