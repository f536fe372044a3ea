using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.MiniPrograms.Listing;
using MiniProgramConsole.Core.MiniPrograms.Members;
using MiniProgramConsole.Web.Features.Members;
using MiniProgramConsole.Web.Features.MiniPrograms.Listing;
using MiniProgramConsole.Web.Features.Shared.Answers;
using MiniProgramConsole.Web.Security.Forms;
using MiniProgramConsole.Web.Security.Permissions;
using MiniProgramConsole.Web.Security.Sessions;

namespace MiniProgramConsole.Web.Features.MiniPrograms.Members;

[Route("workspaces/{workspace}/mini-programs/" + MiniProgramsController.Id + "/members")]
public sealed class ProgramMembersController(
    ProgramMemberService members, MiniProgramReader reader, CurrentPerson person) : Controller
{
    private const string Page = "/Features/MiniPrograms/Members/Members.cshtml";

    [RequiresPermission(Permission.ViewMembers)]
    [HttpGet("")]
    public async Task<IActionResult> Index(string id, CancellationToken cancellationToken) =>
        await reader.FindAsync(person.Workspace, id, cancellationToken) is { } program
            ? View(Page, await FillAsync(program, null, null, cancellationToken))
            : NotFound();

    [RequiresPermission(Permission.ManageProgramMembers)]
    [HttpPost("")]
    public Task<IActionResult> Add(
        string id, string? member, ProgramRole? role, FormKey key, CancellationToken cancellationToken) => ActAsync(
        id,
        key,
        sent => members.AddAsync(person.Workspace, person.AsSender(), id, member, role, sent, cancellationToken),
        (name, program) => new Message("ProgramMember.Added", name, program),
        cancellationToken,
        member,
        role);

    [RequiresPermission(Permission.ManageProgramMembers)]
    [HttpPost(MembersController.Member + "/role")]
    public Task<IActionResult> ChangeRole(
        string id, string member, ProgramRole? role, FormKey key, CancellationToken cancellationToken) => ActAsync(
        id,
        key,
        sent => members.ChangeAsync(person.Workspace, person.AsSender(), id, member, role, sent, cancellationToken),
        (name, program) => new Message("ProgramMember.Changed", name, program),
        cancellationToken);

    [RequiresPermission(Permission.ManageProgramMembers)]
    [HttpPost(MembersController.Member + "/remove")]
    public Task<IActionResult> Remove(string id, string member, FormKey key, CancellationToken cancellationToken) => ActAsync(
        id,
        key,
        sent => members.RemoveAsync(person.Workspace, person.AsSender(), id, member, sent, cancellationToken),
        (name, program) => new Message("ProgramMember.Removed", name, program),
        cancellationToken);

    private Task<IActionResult> ActAsync(
        string id, FormKey key, Func<Guid, Task<Outcome>> act, Func<string, string, Message> done,
        CancellationToken cancellationToken, string? chosen = null, ProgramRole? role = null) => this.AnswerAsync(
        key,
        act,
        async outcome =>
        {
            var program = await reader.FindAsync(person.Workspace, id, cancellationToken);
            TempData.SetFlash(done(outcome.SubjectName!, program!.Name));
            return RedirectToAction(nameof(Index), new { workspace = person.Workspace.Code, id });
        },
        _ => ShowAsync(id, chosen, role, cancellationToken));

    private async Task<IActionResult> ShowAsync(string id, string? chosen, ProgramRole? role, CancellationToken cancellationToken) =>
        await reader.FindAsync(person.Workspace, id, cancellationToken) is { } program
            ? View(Page, await FillAsync(program, chosen, role, cancellationToken))
            : NotFound();

    private async Task<ProgramMembersPage> FillAsync(
        MiniProgramView program, string? chosen, ProgramRole? role, CancellationToken cancellationToken) =>
        new(
            program,
            await members.ListAsync(person.Workspace, program.MiniProgramId, cancellationToken),
            chosen,
            role ?? ProgramRole.Developer);
}
