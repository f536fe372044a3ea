using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Web.Features.Shared;
using MiniProgramConsole.Web.Security;

namespace MiniProgramConsole.Web.Features.AccountSettings;

/// <summary>Where a person is signed in. Ending that asks for no password: it takes access away and gives none.</summary>
[Authorize]
[Route("account/sessions")]
public sealed class SessionsController(OwnSessionService sessions, CurrentPerson person) : Controller
{
    [HttpGet("")]
    public Task<IActionResult> Index(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    [HttpPost("end")]
    public async Task<IActionResult> End(long session, string? token, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(token, out var formToken))
        {
            ModelState.AddModelError("", new Message("Form.TokenUnreadable").ToString());
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return await ShowAsync(cancellationToken);
        }

        if (!await sessions.EndAsync(person.AsActor(), person.SessionId, session, formToken, cancellationToken))
        {
            return NotFound();
        }

        TempData.SetFlash(new Message("Sessions.Ended"));
        return RedirectToAction(nameof(Index));
    }

    [HttpPost("end-others")]
    public async Task<IActionResult> EndOthers(CancellationToken cancellationToken)
    {
        await sessions.EndOthersAsync(person.AsActor(), person.SessionId, cancellationToken);
        TempData.SetFlash(new Message("Sessions.OthersEnded"));
        return RedirectToAction(nameof(Index));
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken) =>
        View("Sessions", await sessions.ListAsync(person.UserId, cancellationToken));
}
