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
    public async Task<IActionResult> Index(CancellationToken cancellationToken) =>
        View("Sessions", await sessions.ListAsync(person.UserId, cancellationToken));

    [HttpPost("{session:long}/end")]
    public async Task<IActionResult> End(long session, string? token, CancellationToken cancellationToken)
    {
        // A form without a token is one of its own.
        var formToken = Guid.TryParse(token, out var sent) ? sent : Guid.NewGuid();
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
}
