using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Accounts.Passkeys;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Web.Features.Shared.Answers;
using MiniProgramConsole.Web.Hosting.RateLimits;
using MiniProgramConsole.Web.Security.Forms;
using MiniProgramConsole.Web.Security.Passkeys;
using MiniProgramConsole.Web.Security.Sessions;

namespace MiniProgramConsole.Web.Features.Account.SignIn;

/// <summary>A passkey replaces password and second factor. Each challenge works once, so the form needs no key.</summary>
[AllowAnonymous]
[Route("account/passkey")]
public sealed class PasskeySignInController(
    PasskeyCeremony ceremony, PasskeySignInService passkeys, DeviceCookie device, SessionCookie cookie, CurrentPerson person) : Controller
{
    // It writes nothing, so a stale form needs no check here.
    [HttpPost("options")]
    [AnswersStaleForms]
    [RateLimit(RateLimit.Anonymous, IsForScripts = true)]
    public async Task<IActionResult> Ask() => Content(await ceremony.AskForAnyAsync(), "application/json");

    [HttpPost("")]
    [AnswersStaleForms]
    [RateLimit(RateLimit.Anonymous, FormComesBack = true)]
    public async Task<IActionResult> SignIn(string? credential, string? returnUrl, CancellationToken cancellationToken)
    {
        if (this.ReturnsForm())
        {
            return person.IsSignedIn ? this.ReturnTo(returnUrl) : View("SignIn", new SignInForm());
        }

        if (await ceremony.ReadUsedAsync(credential) is not { } used)
        {
            return Refuse();
        }

        var (outcome, session) = await passkeys.SignInAsync(used.User, used.Passkey, used.Answer, device.Origin, cancellationToken);
        if (session is null)
        {
            return outcome.Kind == OutcomeKind.Busy ? Explain(outcome) : Refuse();
        }

        await cookie.CarryAsync(session);
        return this.ReturnTo(returnUrl);
    }

    private ViewResult Refuse()
    {
        ModelState.AddModelError("", new Message("SignIn.PasskeyFailed").ToString());
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("SignIn", new SignInForm());
    }

    private ViewResult Explain(Outcome busy)
    {
        OutcomeAnswers.Explain(this, busy);
        return View("SignIn", new SignInForm());
    }
}
