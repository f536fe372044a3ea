using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Accounts.SignIn;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Web.Features.Shared.Answers;
using MiniProgramConsole.Web.Hosting.RateLimits;
using MiniProgramConsole.Web.Security.Forms;
using MiniProgramConsole.Web.Security.Sessions;

namespace MiniProgramConsole.Web.Features.Account.SignIn;

/// <summary>The ticket is the proof and identifies this sign-in, so the form needs no key.</summary>
[AllowAnonymous]
[Route("account/second-factor")]
public sealed class SecondFactorController(
    SecondFactorService secondFactor, SecondFactorCookie tickets, DeviceCookie device, SessionCookie cookie,
    CurrentPerson person) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> SecondFactor(string? returnUrl, bool recovery, CancellationToken cancellationToken) =>
        await tickets.IsGoodAsync(cancellationToken) ? View(nameof(SecondFactor), new SecondFactorForm { Recovery = recovery })
        : person.IsSignedIn ? this.ReturnTo(returnUrl)
        : ToSignIn(returnUrl);

    [HttpPost("")]
    [AnswersStaleForms]
    [RateLimit(RateLimit.Anonymous, FormComesBack = true)]
    public async Task<IActionResult> Complete(SecondFactorForm form, string? returnUrl, CancellationToken cancellationToken)
    {
        if (this.IsPastLimit())
        {
            return View(nameof(SecondFactor), form);
        }

        if (this.ExplainsStaleForm())
        {
            return !person.IsSignedIn && await tickets.IsGoodAsync(cancellationToken)
                ? View(nameof(SecondFactor), form)
                : StartOver(returnUrl);
        }

        var tried = new SecondFactorTry(tickets.Secret, form.Code, form.Remember, device.Origin, CultureInfo.CurrentUICulture);
        var (outcome, session) = await secondFactor.SignInAsync(tried, cancellationToken);
        if (outcome.Errors.Count > 0)
        {
            this.Explain(outcome);
            return View(nameof(SecondFactor), form);
        }

        tickets.Remove();
        if (session is null)
        {
            return StartOver(returnUrl);
        }

        await cookie.CarryAsync(session);
        return this.ReturnTo(returnUrl);
    }

    private IActionResult StartOver(string? returnUrl)
    {
        // The form was sent twice, and the first one signed in.
        if (person.IsSignedIn)
        {
            return this.ReturnTo(returnUrl);
        }

        TempData.SetFlash(new Message("SecondFactor.StartOver"));
        return ToSignIn(returnUrl);
    }

    private RedirectToActionResult ToSignIn(string? returnUrl) => RedirectToAction("SignIn", "Account", new { returnUrl });
}
