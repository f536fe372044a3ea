using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Accounts.Profile;
using MiniProgramConsole.Web.Features.Shared.Answers;
using MiniProgramConsole.Web.Security.Forms;
using MiniProgramConsole.Web.Security.Sessions;

namespace MiniProgramConsole.Web.Features.Guide;

[Authorize]
[Route("account/guide")]
public sealed class GuideController(GuideService guides, CurrentPerson person) : Controller
{
    [HttpPost("dismiss")]
    public Task<IActionResult> Dismiss(string? returnUrl, FormKey key, CancellationToken cancellationToken) => this.AnswerAsync(
        key, sent => guides.DismissAsync(person.AsSender(), sent, cancellationToken), () => this.ReturnTo(returnUrl));
}
