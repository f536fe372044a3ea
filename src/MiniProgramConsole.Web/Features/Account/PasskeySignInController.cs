using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Web.Security;

namespace MiniProgramConsole.Web.Features.Account;

/// <summary>Signs in with a passkey, which stands for email, password and second factor.</summary>
[AllowAnonymous]
[Route("account/passkey")]
public sealed class PasskeySignInController(PasskeyCeremony ceremony, PasskeyService passkeys, SessionCookie cookie) : Controller
{
    [HttpPost("options")]
    public async Task<IActionResult> Ask() => Content(await ceremony.AskForAnyAsync(), "application/json");

    [HttpPost("")]
    public async Task<IActionResult> SignIn(string? credential, string? returnUrl, CancellationToken cancellationToken)
    {
        if (await ceremony.ReadUsedAsync(credential) is not { } used
            || !await passkeys.NoteUsedAsync(used.User.Id, used.Passkey, cancellationToken)
            || !await cookie.BeginAsync(used.User, cancellationToken))
        {
            ModelState.AddModelError("", new Message("SignIn.PasskeyFailed").ToString());
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return View("SignIn", new SignInForm());
        }

        return this.ReturnTo(returnUrl);
    }
}
