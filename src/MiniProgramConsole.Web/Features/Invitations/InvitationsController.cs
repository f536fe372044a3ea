using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Core.Workspaces.Invitations;
using MiniProgramConsole.Core.Workspaces.Members;
using MiniProgramConsole.Web.Features.Members;
using MiniProgramConsole.Web.Features.Shared.Answers;
using MiniProgramConsole.Web.Security.Forms;
using MiniProgramConsole.Web.Security.Permissions;
using MiniProgramConsole.Web.Security.Sessions;

namespace MiniProgramConsole.Web.Features.Invitations;

/// <summary>Routes require the least permission; the invited person's role may require more.</summary>
[RequiresPermission(Permission.ManageDevelopers)]
[Route("workspaces/{workspace}/members")]
public sealed class InvitationsController(
    InvitationService invitations, InvitationReader reader, MemberReader members, CurrentPerson person) : Controller
{
    public const string PostRoute = "PostInvitation";

    private const string One = "invitations/{invitation:length(12)}/";

    [HttpGet("invite")]
    [KeptByBackButton]
    public IActionResult Invite() => View(new InvitePage(new InvitationDetails { Role = WorkspaceRole.Developer }, Guid.NewGuid()));

    [HttpPost("invitations", Name = PostRoute)]
    public Task<IActionResult> Send(InvitationDetails input, FormKey key, CancellationToken cancellationToken) => this.AnswerAsync(
        key,
        sent => invitations.InviteAsync(
            person.Workspace, person.AsSender(), input, CultureInfo.CurrentUICulture, sent, cancellationToken),
        outcome => Done(new Message("Invite.Sent", outcome.SubjectName!)),
        next => Task.FromResult<IActionResult>(View(nameof(Invite), new InvitePage(input, next))));

    [HttpPost(One + "send-again")]
    public Task<IActionResult> SendAgain(string invitation, FormKey key, CancellationToken cancellationToken) => this.AnswerAsync(
        key,
        sent => invitations.SendAgainAsync(
            person.Workspace, person.AsSender(), invitation, CultureInfo.CurrentUICulture, sent, cancellationToken),
        outcome => Done(new Message("Invitation.SentAgain", outcome.SubjectName!)),
        _ => ShowListAsync(cancellationToken));

    [HttpPost(One + "withdraw")]
    public Task<IActionResult> Withdraw(string invitation, FormKey key, CancellationToken cancellationToken) => this.AnswerAsync(
        key,
        sent => invitations.WithdrawAsync(person.Workspace, person.AsSender(), invitation, sent, cancellationToken),
        outcome => Done(new Message("Invitation.Withdrawn", outcome.SubjectName!)),
        _ => ShowListAsync(cancellationToken));

    private RedirectToActionResult Done(Message message)
    {
        TempData.SetFlash(message);
        return RedirectToAction(nameof(MembersController.Index), "Members", new { workspace = person.Workspace.Code });
    }

    private async Task<IActionResult> ShowListAsync(CancellationToken cancellationToken) =>
        View("/Features/Members/Index.cshtml", await MemberListPage.ReadAsync(members, reader, person, cancellationToken));
}
