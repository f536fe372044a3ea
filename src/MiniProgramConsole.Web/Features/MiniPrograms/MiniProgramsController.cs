using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.LaunchTargets;
using MiniProgramConsole.Core.Logos;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.MiniPrograms;
using MiniProgramConsole.Web.Features.Logos;
using MiniProgramConsole.Web.Features.Shared;
using MiniProgramConsole.Web.Security;

namespace MiniProgramConsole.Web.Features.MiniPrograms;

[Route("workspaces/{workspace}/mini-programs")]
public sealed class MiniProgramsController(
    MiniProgramService miniPrograms,
    MiniProgramReader reader,
    QuotaService quotas,
    LogoUpload logoUpload,
    StagedLogoService stagedLogos,
    CurrentPerson person) : Controller
{
    /// <summary>The form is sent to another address than its own: sending to its own would put it out of the browser's cache, and the back button would bring a new one.</summary>
    public const string PostRoute = "PostMiniProgram";

    [RequiresPermission(Permission.ViewWorkspace)]
    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken cancellationToken) => View(new ListPage(
        (await reader.ListAsync(person.Workspace, new MiniProgramQuery(), cancellationToken)).Items,
        await quotas.ListAsync(person.Workspace.MerchantId, cancellationToken)));

    [RequiresPermission(Permission.CreateMiniProgram)]
    [HttpGet("new")]
    [KeptByBackButton]
    public Task<IActionResult> Create(CancellationToken cancellationToken) =>
        ShowFormAsync(new MiniProgramDetails { LaunchTarget = DefaultTarget }, Guid.NewGuid(), cancellationToken);

    [RequiresPermission(Permission.CreateMiniProgram)]
    [HttpPost("", Name = PostRoute)]
    public async Task<IActionResult> Create(
        MiniProgramDetails input, IFormFile? logoFile, string? token, CancellationToken cancellationToken)
    {
        var (details, logoRefusal) = await logoUpload.ReceiveAsync(input, logoFile, cancellationToken);
        if (!Guid.TryParse(token, out var formToken))
        {
            ModelState.AddModelError("", new Message("Form.TokenUnreadable").ToString());
            return await ShowFormAsync(details, Guid.NewGuid(), cancellationToken);
        }

        var result = await miniPrograms.CreateAsync(
            person.Workspace, person.AsActor(), details, logoRefusal, formToken, cancellationToken);
        if (!result.Succeeded)
        {
            ModelState.AddErrors(result.Errors);
            return await ShowFormAsync(details, result.TokenSpent ? Guid.NewGuid() : formToken, cancellationToken);
        }

        TempData.SetFlash(result.Repeated
            ? new Message("Form.Repeated", result.Name!)
            : new Message("MiniProgram.Created", result.Name!, result.MiniProgramId!));
        return RedirectToAction(nameof(Index), new { workspace = person.Workspace.Code });
    }

    private static string? DefaultTarget => LaunchTargetList.All is [var only] ? only.Code : null;

    private async Task<IActionResult> ShowFormAsync(MiniProgramDetails details, Guid token, CancellationToken cancellationToken)
    {
        Response.StatusCode = ModelState.IsValid ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
        var isLogoKept = await stagedLogos.IsStagedAsync(person.UserId, details.Logo, cancellationToken);
        var shown = details with { Logo = isLogoKept ? details.Logo : null };
        var page = new CreatePage(shown, token, await quotas.ListAsync(person.Workspace.MerchantId, cancellationToken));
        return View(nameof(Create), page);
    }
}
