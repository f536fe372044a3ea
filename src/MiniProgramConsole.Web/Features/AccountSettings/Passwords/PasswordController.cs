using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Accounts.Passwords;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Web.Features.Shared.Answers;
using MiniProgramConsole.Web.Security;
using MiniProgramConsole.Web.Security.Forms;
using MiniProgramConsole.Web.Security.Sessions;

namespace MiniProgramConsole.Web.Features.AccountSettings.Passwords;

[Authorize]
[Route("account/security/password")]
public sealed class PasswordController(
    PasswordService passwords, PasswordProof proof, CurrentPerson person) : Controller
{
    [HttpGet("")]
    public IActionResult Change() => View("Password", new PasswordChangePage(Guid.NewGuid()));

    [HttpPost("")]
    public Task<IActionResult> Change(
        string? password, ProofForm typed, FormKey key, CancellationToken cancellationToken) => this.AnswerAsync(
        key,
        sent => proof.AlwaysThenAsync(
            typed,
            sent,
            () => passwords.ChangeAsync(person.AsSender(), password, sent, CultureInfo.CurrentUICulture, cancellationToken),
            cancellationToken),
        _ =>
        {
            TempData.SetFlash(new Message("Password.Changed"));
            return RedirectToAction(nameof(SecurityController.Security), "Security");
        },
        next => Task.FromResult<IActionResult>(View("Password", new PasswordChangePage(next))));
}
