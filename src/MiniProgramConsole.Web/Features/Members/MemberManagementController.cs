using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Web.Features.Shared;
using MiniProgramConsole.Web.Security;

namespace MiniProgramConsole.Web.Features.Members;

/// <summary>Changes, blocks and removes members. What a route requires is the least that it takes; the member's role may require more.</summary>
[Route("workspaces/{workspace}/members/" + MembersController.Member)]
public sealed class MemberManagementController(MemberService members, MemberReader reader, CurrentPerson person) : Controller
{
    [RequiresPermission(Permission.ManageMasters)]
    [HttpPost("role")]
    public Task<IActionResult> ChangeRole(string member, WorkspaceRole? role, string? token, CancellationToken cancellationToken) => ActAsync(
        member,
        token,
        sent => members.ChangeRoleAsync(person.Workspace, person.AsActor(), person.Managed, member, role, sent, cancellationToken),
        name => new Message("Member.Changed", name),
        cancellationToken);

    [RequiresPermission(Permission.ManageDevelopers)]
    [HttpPost("block")]
    public Task<IActionResult> Block(string member, string? token, CancellationToken cancellationToken) => ActAsync(
        member,
        token,
        sent => members.BlockAsync(person.Workspace, person.AsActor(), person.Managed, member, sent, cancellationToken),
        name => new Message("Member.Blocked", name),
        cancellationToken);

    [RequiresPermission(Permission.ManageDevelopers)]
    [HttpPost("unblock")]
    public Task<IActionResult> Unblock(string member, string? token, CancellationToken cancellationToken) => ActAsync(
        member,
        token,
        sent => members.UnblockAsync(person.Workspace, person.AsActor(), person.Managed, member, sent, cancellationToken),
        name => new Message("Member.Unblocked", name),
        cancellationToken);

    [RequiresPermission(Permission.ManageDevelopers)]
    [HttpPost("remove")]
    public Task<IActionResult> Remove(string member, string? typedEmail, string? token, CancellationToken cancellationToken) => ActAsync(
        member,
        token,
        sent => members.RemoveAsync(person.Workspace, person.AsActor(), person.Managed, member, typedEmail, sent, cancellationToken),
        name => new Message("Member.Removed", name),
        cancellationToken,
        typedEmail,
        nameof(MembersController.Index));

    private async Task<IActionResult> ActAsync(
        string member, string? token, Func<Guid, Task<MemberResult>> act, Func<string, Message> done, CancellationToken cancellationToken,
        string? typedEmail = null, string next = nameof(MembersController.Details))
    {
        if (!Guid.TryParse(token, out var sent))
        {
            return await ShowAsync(member, typedEmail, new FieldError("", new Message("Form.TokenUnreadable")), StatusCodes.Status400BadRequest, cancellationToken);
        }

        var result = await act(sent);
        switch (result.Outcome)
        {
            case MemberOutcome.NotFound:
                return NotFound();
            case MemberOutcome.NotAllowed:
                HttpContext.Features.Set(new PermissionRequirement(Permission.ManageMasters));
                return StatusCode(StatusCodes.Status403Forbidden);
            case MemberOutcome.Refused:
                var error = result.Error!;
                var status = error.Field.Length > 0 ? StatusCodes.Status400BadRequest : StatusCodes.Status409Conflict;
                return await ShowAsync(member, typedEmail, error, status, cancellationToken);
            default:
                TempData.SetFlash(done(result.Name!));
                return RedirectToAction(next, "Members", next == nameof(MembersController.Index)
                    ? new { workspace = person.Workspace.Code }
                    : new { workspace = person.Workspace.Code, member });
        }
    }

    private async Task<IActionResult> ShowAsync(
        string member, string? typedEmail, FieldError error, int status, CancellationToken cancellationToken)
    {
        if (await reader.FindAsync(person.Workspace, member, cancellationToken) is not { } found)
        {
            return NotFound();
        }

        ModelState.Clear();
        ModelState.AddErrors([error]);
        Response.StatusCode = status;
        return View("/Features/Members/Details.cshtml", new MemberPage(found, typedEmail));
    }
}
