using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.MiniPrograms;
using MiniProgramConsole.Web.Features.Members;
using MiniProgramConsole.Web.Features.Shared;
using MiniProgramConsole.Web.Security;

namespace MiniProgramConsole.Web.Features.MiniPrograms;

/// <summary>Shows who has a role on a mini program, and changes it.</summary>
[Route("workspaces/{workspace}/mini-programs/" + MiniProgramsController.Id + "/members")]
public sealed class ProgramMembersController(
    ProgramMemberService members, MiniProgramReader reader, CurrentPerson person) : Controller
{
    private const string Page = "/Features/MiniPrograms/Members.cshtml";

    [RequiresPermission(Permission.ViewMembers)]
    [HttpGet("")]
    public async Task<IActionResult> Index(string id, CancellationToken cancellationToken) =>
        await reader.FindAsync(person.Workspace, id, cancellationToken) is { } program
            ? View(Page, await FillAsync(program, null, null, cancellationToken))
            : NotFound();

    [RequiresPermission(Permission.ManageProgramMembers)]
    [HttpPost("")]
    public Task<IActionResult> Add(string id, string? member, ProgramRole? role, string? token, CancellationToken cancellationToken) => ActAsync(
        id,
        token,
        sent => members.AddAsync(person.Workspace, person.AsSender(), id, member, role, sent, cancellationToken),
        (name, program) => new Message("ProgramMember.Added", name, program),
        cancellationToken,
        member,
        role);

    [RequiresPermission(Permission.ManageProgramMembers)]
    [HttpPost(MembersController.Member + "/role")]
    public Task<IActionResult> ChangeRole(string id, string member, ProgramRole? role, string? token, CancellationToken cancellationToken) => ActAsync(
        id,
        token,
        sent => members.ChangeAsync(person.Workspace, person.AsSender(), id, member, role, sent, cancellationToken),
        (name, program) => new Message("ProgramMember.Changed", name, program),
        cancellationToken);

    [RequiresPermission(Permission.ManageProgramMembers)]
    [HttpPost(MembersController.Member + "/remove")]
    public Task<IActionResult> Remove(string id, string member, string? token, CancellationToken cancellationToken) => ActAsync(
        id,
        token,
        sent => members.RemoveAsync(person.Workspace, person.AsSender(), id, member, sent, cancellationToken),
        (name, program) => new Message("ProgramMember.Removed", name, program),
        cancellationToken);

    private async Task<IActionResult> ActAsync(
        string id, string? token, Func<Guid, Task<Outcome>> act, Func<string, string, Message> done,
        CancellationToken cancellationToken, string? chosen = null, ProgramRole? role = null)
    {
        if (!Guid.TryParse(token, out var key))
        {
            this.ExplainUnreadableKey();
            return await ShowAsync(id, chosen, role, cancellationToken);
        }

        var outcome = await act(key);
        if (outcome.AnswerWithoutPage() is { } answer)
        {
            return answer;
        }

        if (!outcome.Succeeded)
        {
            ModelState.Clear();
            this.Explain(outcome);
            return await ShowAsync(id, chosen, role, cancellationToken);
        }

        var program = await reader.FindAsync(person.Workspace, id, cancellationToken);
        TempData.SetFlash(done(outcome.SubjectName!, program!.Name));
        return RedirectToAction(nameof(Index), new { workspace = person.Workspace.Code, id });
    }

    private async Task<IActionResult> ShowAsync(string id, string? chosen, ProgramRole? role, CancellationToken cancellationToken) =>
        await reader.FindAsync(person.Workspace, id, cancellationToken) is { } program
            ? View(Page, await FillAsync(program, chosen, role, cancellationToken))
            : NotFound();

    private async Task<ProgramMembersPage> FillAsync(
        MiniProgramDetail program, string? chosen, ProgramRole? role, CancellationToken cancellationToken) =>
        new(program, await members.ListAsync(person.Workspace, program.MiniProgramId, cancellationToken), chosen, role ?? ProgramRole.Developer);
}
