using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Web.Features.Members;
using MiniProgramConsole.Web.Features.Shared;
using MiniProgramConsole.Web.Security;

namespace MiniProgramConsole.Web.Features.Invitations;

/// <summary>Invites people to a workspace. What a route requires is the least that it takes; the invited person's role may require more.</summary>
[RequiresPermission(Permission.ManageDevelopers)]
[Route("workspaces/{workspace}/members")]
public sealed class InvitationsController(
    InvitationService invitations, InvitationReader reader, MemberReader members, CurrentPerson person) : Controller
{
    /// <summary>Sent to another address than the form's own, so that the back button finds it; see <see cref="KeptByBackButtonAttribute"/>.</summary>
    public const string PostRoute = "PostInvitation";

    private const string One = "invitations/{invitation:length(12)}/";

    [HttpGet("invite")]
    [KeptByBackButton]
    public IActionResult Invite() => View(new InvitePage(new InvitationDetails { Role = WorkspaceRole.Developer }, Guid.NewGuid()));

    [HttpPost("invitations", Name = PostRoute)]
    public async Task<IActionResult> Send(InvitationDetails input, string? token, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(token, out var sent))
        {
            return ShowForm(input, Guid.NewGuid(), [new FieldError("", new Message("Form.TokenUnreadable"))]);
        }

        var result = await invitations.InviteAsync(
            person.Workspace, person.AsActor(), person.Managed, input, CultureInfo.CurrentUICulture, sent, cancellationToken);
        return result.Outcome == MemberOutcome.Refused
            ? ShowForm(input, sent, result.Errors)
            : Answer(result, name => new Message("Invite.Sent", name));
    }

    [HttpPost(One + "send-again")]
    public Task<IActionResult> SendAgain(string invitation, string? token, CancellationToken cancellationToken) => ActAsync(
        token,
        sent => invitations.SendAgainAsync(
            person.Workspace, person.AsActor(), person.Managed, invitation, CultureInfo.CurrentUICulture, sent, cancellationToken),
        name => new Message("Invitation.SentAgain", name),
        cancellationToken);

    [HttpPost(One + "withdraw")]
    public Task<IActionResult> Withdraw(string invitation, string? token, CancellationToken cancellationToken) => ActAsync(
        token,
        sent => invitations.WithdrawAsync(person.Workspace, person.AsActor(), person.Managed, invitation, sent, cancellationToken),
        name => new Message("Invitation.Withdrawn", name),
        cancellationToken);

    private async Task<IActionResult> ActAsync(
        string? token, Func<Guid, Task<InvitationResult>> act, Func<string, Message> done, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(token, out var sent))
        {
            return await ShowListAsync(
                [new FieldError("", new Message("Form.TokenUnreadable"))], StatusCodes.Status400BadRequest, cancellationToken);
        }

        var result = await act(sent);
        return result.Outcome == MemberOutcome.Refused
            ? await ShowListAsync(result.Errors, StatusCodes.Status409Conflict, cancellationToken)
            : Answer(result, done);
    }

    private IActionResult Answer(InvitationResult result, Func<string, Message> done)
    {
        switch (result.Outcome)
        {
            case MemberOutcome.NotFound:
                return NotFound();
            case MemberOutcome.NotAllowed:
                HttpContext.Features.Set(new PermissionRequirement(Permission.ManageMasters));
                return StatusCode(StatusCodes.Status403Forbidden);
            default:
                TempData.SetFlash(done(result.Name!));
                return RedirectToAction(nameof(MembersController.Index), "Members", new { workspace = person.Workspace.Code });
        }
    }

    private ViewResult ShowForm(InvitationDetails input, Guid token, IReadOnlyList<FieldError> errors)
    {
        // What the framework says of a role that is none is said better by the validator.
        ModelState.Clear();
        ModelState.AddErrors(errors);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View(nameof(Invite), new InvitePage(input, token));
    }

    private async Task<ViewResult> ShowListAsync(IReadOnlyList<FieldError> errors, int status, CancellationToken cancellationToken)
    {
        ModelState.AddErrors(errors);
        Response.StatusCode = status;
        return View("/Features/Members/Index.cshtml", await MembersPage.ReadAsync(members, reader, person, cancellationToken));
    }
}
