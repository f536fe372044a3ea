using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.Workspaces.Merchants;
using MiniProgramConsole.Web.Features.Shared.Answers;
using MiniProgramConsole.Web.Security.Forms;
using MiniProgramConsole.Web.Security.Sessions;

namespace MiniProgramConsole.Web.Features.Merchants;

[Authorize]
[Route("merchants")]
public sealed class MerchantsController(FoundingService foundings, CurrentPerson person) : Controller
{
    /// <summary>Sent to another address than the form's own, so that the back button finds it; see <see cref="KeptByBackButtonAttribute"/>.</summary>
    public const string PostRoute = "PostMerchant";

    [HttpGet("new")]
    [KeptByBackButton]
    public async Task<IActionResult> Found(CancellationToken cancellationToken)
    {
        if (await foundings.MayFoundAsync(person.UserId, cancellationToken))
        {
            return View(new FoundPage(new FoundingDetails(), Guid.NewGuid()));
        }

        Response.StatusCode = StatusCodes.Status403Forbidden;
        return View("LimitReached", foundings.LimitMessage);
    }

    [HttpPost("", Name = PostRoute)]
    public Task<IActionResult> Found(FoundingDetails input, FormKey key, CancellationToken cancellationToken) => this.AnswerAsync(
        key,
        sent => foundings.FoundAsync(person.AsSender(), input, sent, cancellationToken),
        outcome =>
        {
            TempData.SetFlash(new Message(outcome.Kind == OutcomeKind.DoneBefore ? "Form.Repeated" : "Founding.Founded", outcome.SubjectName!));
            return RedirectToAction("Index", "MiniPrograms", new { workspace = outcome.SubjectId });
        },
        next => Task.FromResult<IActionResult>(View(nameof(Found), new FoundPage(input, next))));
}
