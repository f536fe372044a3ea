using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Web.Features.Shared;
using MiniProgramConsole.Web.Security;

namespace MiniProgramConsole.Web.Features.AccountSettings;

/// <summary>Changes the password.</summary>
[Authorize]
[Route("account/security/password")]
public sealed class PasswordController(
    PasswordService passwords, PasswordProof proof, SessionCookie cookie, CurrentPerson person) : Controller
{
    [HttpGet("")]
    public IActionResult Change() => View("Password", new PasswordChangePage(Guid.NewGuid()));

    [HttpPost("")]
    public async Task<IActionResult> Change(string? password, string? currentPassword, FormKey key, CancellationToken cancellationToken)
    {
        string? secret = null;
        return await this.AnswerAsync(
            key,
            sent => proof.ThenAsync(
                currentPassword,
                async () =>
                {
                    (var outcome, secret) = await passwords.ChangeAsync(
                        person.AsSender(), password, sent, CultureInfo.CurrentUICulture, cancellationToken);
                    return outcome;
                },
                cancellationToken),
            _ => DoneAsync(secret),
            next => Task.FromResult<IActionResult>(View("Password", new PasswordChangePage(next))));
    }

    private async Task<IActionResult> DoneAsync(string? secret)
    {
        if (secret is not null)
        {
            await cookie.CarryAsync(secret);
        }

        TempData.SetFlash(new Message("Password.Changed"));
        return RedirectToAction(nameof(SecurityController.Security), "Security");
    }
}
