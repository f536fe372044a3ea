using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Images;
using MiniProgramConsole.Core.LaunchTargets;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.MiniPrograms;
using MiniProgramConsole.Web.Features.Shared.Answers;
using MiniProgramConsole.Web.Hosting.Bodies;
using MiniProgramConsole.Web.Hosting.RateLimits;
using MiniProgramConsole.Web.Security.Forms;
using MiniProgramConsole.Web.Security.Permissions;
using MiniProgramConsole.Web.Security.Sessions;

namespace MiniProgramConsole.Web.Features.Logos;

/// <summary>A script uploads the logo before the form is sent, so that no later error loses it.</summary>
[Route("workspaces/{workspace}/staged-logos")]
[RequiresPermission(Permission.ViewWorkspace)]
public sealed class LogoUploadController(LogoUpload upload, CurrentPerson person) : Controller
{
    [HttpPost("")]
    [RateLimit(RateLimit.Upload, IsForScripts = true)]
    [TakesFile]
    public async Task<IActionResult> Upload(string? launchTarget, IFormFile? logoFile, FormKey key, CancellationToken cancellationToken)
    {
        if (!key.IsReadable)
        {
            return BadRequest(new { text = new Message("Form.TokenUnreadable").ToString() });
        }

        var target = LaunchTargetList.FindOrFirst(launchTarget);
        var (details, refusal, staging) = await upload.ReceiveAsync(
            person.Workspace.Id, person.AsSender(), new MiniProgramDetails { LaunchTarget = target.Code }, logoFile, cancellationToken);
        if (staging is { Succeeded: false })
        {
            return staging.AnswerWithoutPage() ?? this.ExplainToScript(staging, logo: null, key);
        }

        if (details.Logo is null)
        {
            return BadRequest(new { text = (refusal ?? LogoMessages.Required(target.Logo)).ToString() });
        }

        var address = Url.Action(
            nameof(LogosController.ShowStaged), "Logos",
            new { workspace = person.Workspace.Code, file = new LogoAddress(details.Logo, 192).ToString() });
        return Json(new { logo = details.Logo, address, text = new Message("Logo.Uploaded").ToString() });
    }
}
