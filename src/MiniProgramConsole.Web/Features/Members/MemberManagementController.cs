using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Core.Workspaces.Members;
using MiniProgramConsole.Web.Features.Shared.Answers;
using MiniProgramConsole.Web.Security.Forms;
using MiniProgramConsole.Web.Security.Permissions;
using MiniProgramConsole.Web.Security.Sessions;

namespace MiniProgramConsole.Web.Features.Members;

/// <summary>Routes require the least permission; the member's role may require more.</summary>
[Route("workspaces/{workspace}/members/" + MembersController.Member)]
public sealed class MemberManagementController(MemberService members, MemberReader reader, CurrentPerson person) : Controller
{
    [RequiresPermission(Permission.ManageMasters)]
    [HttpPost("role")]
    public Task<IActionResult> ChangeRole(string member, WorkspaceRole? role, FormKey key, CancellationToken cancellationToken) => ActAsync(
        member,
        key,
        sent => members.ChangeRoleAsync(person.Workspace, person.AsSender(), member, role, sent, cancellationToken),
        name => new Message("Member.Changed", name),
        cancellationToken);

    [RequiresPermission(Permission.ManageDevelopers)]
    [HttpPost("block")]
    public Task<IActionResult> Block(string member, FormKey key, CancellationToken cancellationToken) => ActAsync(
        member,
        key,
        sent => members.BlockAsync(person.Workspace, person.AsSender(), member, sent, cancellationToken),
        name => new Message("Member.Blocked", name),
        cancellationToken);

    [RequiresPermission(Permission.ManageDevelopers)]
    [HttpPost("unblock")]
    public Task<IActionResult> Unblock(string member, FormKey key, CancellationToken cancellationToken) => ActAsync(
        member,
        key,
        sent => members.UnblockAsync(person.Workspace, person.AsSender(), member, sent, cancellationToken),
        name => new Message("Member.Unblocked", name),
        cancellationToken);

    [RequiresPermission(Permission.ManageDevelopers)]
    [HttpPost("remove")]
    public Task<IActionResult> Remove(string member, string? typedEmail, FormKey key, CancellationToken cancellationToken) => ActAsync(
        member,
        key,
        sent => members.RemoveAsync(person.Workspace, person.AsSender(), member, typedEmail, sent, cancellationToken),
        name => new Message("Member.Removed", name),
        cancellationToken,
        typedEmail,
        nameof(MembersController.Index));

    private Task<IActionResult> ActAsync(
        string member, FormKey key, Func<Guid, Task<Outcome>> act, Func<string, Message> done, CancellationToken cancellationToken,
        string? typedEmail = null, string next = nameof(MembersController.Details)) => this.AnswerAsync(
        key,
        act,
        outcome =>
        {
            TempData.SetFlash(done(outcome.SubjectName!));
            return RedirectToAction(next, "Members", next == nameof(MembersController.Index)
                ? new { workspace = person.Workspace.Code }
                : new { workspace = person.Workspace.Code, member });
        },
        _ => ShowAsync(member, typedEmail, cancellationToken));

    private async Task<IActionResult> ShowAsync(string member, string? typedEmail, CancellationToken cancellationToken) =>
        await reader.FindAsync(person.Workspace, member, cancellationToken) is { } found
            ? View("/Features/Members/Details.cshtml", new MemberPage(found, typedEmail))
            : NotFound();
}
