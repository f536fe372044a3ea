using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Accounts.Profile;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Web.Features.Shared.Answers;
using MiniProgramConsole.Web.Security;
using MiniProgramConsole.Web.Security.Forms;
using MiniProgramConsole.Web.Security.Sessions;

namespace MiniProgramConsole.Web.Features.AccountSettings.Profile;

[Authorize]
[Route("account/email")]
public sealed class EmailController(EmailChangeService emails, PasswordProof proof, CurrentPerson person) : Controller
{
    [HttpGet("")]
    public IActionResult Change() => View("Email", new EmailPage(null, Guid.NewGuid()));

    [HttpPost("")]
    public Task<IActionResult> Change(string? email, ProofForm typed, FormKey key, CancellationToken cancellationToken) =>
        this.AnswerAsync(
            key,
            sent => proof.ThenAsync(
                typed,
                () => emails.AskAsync(person.AsSender(), email, sent, CultureInfo.CurrentUICulture, cancellationToken),
                cancellationToken),
            _ => ToProfile(),
            next => Task.FromResult<IActionResult>(View("Email", new EmailPage(email, next))));

    [HttpPost("cancel")]
    public Task<IActionResult> Cancel(FormKey key, CancellationToken cancellationToken) => this.AnswerAsync(
        key,
        sent => emails.CancelAsync(person.AsSender(), sent, cancellationToken),
        _ =>
        {
            TempData.SetFlash(new Message("Email.Cancelled"));
            return ToProfile();
        },
        _ => ShowProfileAsync(cancellationToken));

    private RedirectToActionResult ToProfile() => RedirectToAction(nameof(ProfileController.Index), "Profile");

    private async Task<IActionResult> ShowProfileAsync(CancellationToken cancellationToken) => View(
        "/Features/AccountSettings/Profile/Index.cshtml",
        new ProfilePage(person.DisplayName, await emails.FindAwaitedAsync(person.UserId, cancellationToken), Guid.NewGuid()));
}
