using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Accounts.Sessions;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Web.Features.Shared.Answers;
using MiniProgramConsole.Web.Security.Forms;
using MiniProgramConsole.Web.Security.Sessions;

namespace MiniProgramConsole.Web.Features.AccountSettings.Sessions;

/// <summary>Ending a session requires no password, because it only takes access away.</summary>
[Authorize]
[Route("account/sessions")]
public sealed class SessionsController(OwnSessionService sessions, CurrentPerson person) : Controller
{
    [HttpGet("")]
    public Task<IActionResult> Index(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    [HttpPost("end")]
    public Task<IActionResult> End(long session, FormKey key, CancellationToken cancellationToken) => this.AnswerAsync(
        key,
        sent => sessions.EndAsync(person.AsSender(), session, sent, cancellationToken),
        _ => Done(new Message("Sessions.Ended")),
        _ => ShowAsync(cancellationToken));

    [HttpPost("end-others")]
    public Task<IActionResult> EndOthers(FormKey key, CancellationToken cancellationToken) => this.AnswerAsync(
        key,
        sent => sessions.EndOthersAsync(person.AsSender(), sent, cancellationToken),
        _ => Done(new Message("Sessions.OthersEnded")),
        _ => ShowAsync(cancellationToken));

    private RedirectToActionResult Done(Message message)
    {
        TempData.SetFlash(message);
        return RedirectToAction(nameof(Index));
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken) =>
        View("Sessions", await sessions.ListAsync(person.UserId, cancellationToken));
}
