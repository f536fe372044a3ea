using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.LaunchTargets;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.MiniPrograms;
using MiniProgramConsole.Core.MiniPrograms.Advice;
using MiniProgramConsole.Web.Hosting.RateLimits;
using MiniProgramConsole.Web.Security.Forms;
using MiniProgramConsole.Web.Security.Permissions;
using MiniProgramConsole.Web.Security.Sessions;

namespace MiniProgramConsole.Web.Features.MiniPrograms.Advice;

[Route("workspaces/{workspace}/mini-programs/advice")]
[RequiresPermission(Permission.ViewWorkspace)]
[Reads(WorkspacePart.Membership)]
public sealed class AdviceController(AdviceService advice, CurrentPerson person) : Controller
{
    [HttpPost("")]
    [RateLimit(RateLimit.Advice, IsForScripts = true)]
    public async Task<IActionResult> Advise(MiniProgramDetails input, string? about, FormKey key, CancellationToken cancellationToken)
    {
        if (!key.IsReadable)
        {
            return BadRequest(new { text = new Message("Form.TokenUnreadable").ToString() });
        }

        var target = LaunchTargetList.FindOrFirst(input.LaunchTarget);
        var given = await advice.OfAsync(person.Workspace, person.UserId, target, input, about, cancellationToken);
        return Json(
            given.GroupBy(one => one.Field).ToDictionary(field => field.Key, field => string.Join(' ', field.Select(one => one.Message))));
    }
}
