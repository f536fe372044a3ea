using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Web.Features.Account;
using MiniProgramConsole.Web.Security;

namespace MiniProgramConsole.Web.Features.Guide;

/// <summary>Puts the first-time guide away.</summary>
[Authorize]
[Route("account/guide")]
public sealed class GuideController(GuideService guides, CurrentPerson person) : Controller
{
    [HttpPost("dismiss")]
    public async Task<IActionResult> Dismiss(string? returnUrl, CancellationToken cancellationToken)
    {
        await guides.DismissAsync(person.UserId, cancellationToken);
        return this.ReturnTo(returnUrl);
    }
}
