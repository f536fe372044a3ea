using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.Workspaces.Invitations;
using MiniProgramConsole.Core.Workspaces.Members;
using MiniProgramConsole.Web.Features.Shared.Answers;
using MiniProgramConsole.Web.Features.Workspaces;
using MiniProgramConsole.Web.Security.Forms;
using MiniProgramConsole.Web.Security.Permissions;
using MiniProgramConsole.Web.Security.Sessions;

namespace MiniProgramConsole.Web.Features.Members;

[Route("workspaces/{workspace}/members")]
public sealed class MembersController(
    MemberReader reader, InvitationReader invitations, MemberService members, CurrentPerson person) : Controller
{
    /// <summary>The length is fixed, because SQL Server ignores trailing blanks when it compares.</summary>
    public const string Member = "{member:length(12)}";

    [RequiresPermission(Permission.ViewMembers)]
    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken cancellationToken) =>
        View(await MemberListPage.ReadAsync(reader, invitations, person, cancellationToken));

    [RequiresPermission(Permission.ViewMembers)]
    [HttpGet(Member)]
    public async Task<IActionResult> Details(string member, CancellationToken cancellationToken) =>
        await reader.FindAsync(person.Workspace, member, cancellationToken) is { } found
            ? View(new MemberPage(found, TypedEmail: null))
            : NotFound();

    [RequiresPermission(Permission.LeaveWorkspace)]
    [HttpGet("leave")]
    public IActionResult Leave() => View(Guid.NewGuid());

    [RequiresPermission(Permission.LeaveWorkspace)]
    [HttpPost("leave")]
    public Task<IActionResult> Leave(FormKey key, CancellationToken cancellationToken) => this.AnswerAsync(
        key,
        sent => members.LeaveAsync(person.Workspace, person.AsSender(), person.Code, sent, cancellationToken),
        _ =>
        {
            TempData.SetFlash(new Message("Member.Left", person.Workspace.Name));
            return RedirectToAction(nameof(WorkspacesController.Index), "Workspaces");
        },
        next => Task.FromResult<IActionResult>(View(next)));
}
