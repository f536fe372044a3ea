using FluentValidation;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Accounts.Sessions;
using MiniProgramConsole.Core.Accounts.SignIn;
using MiniProgramConsole.Core.Accounts.Throttling;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Web.Features.Shared.Answers;
using MiniProgramConsole.Web.Features.Workspaces;
using MiniProgramConsole.Web.Hosting.RateLimits;
using MiniProgramConsole.Web.Security;
using MiniProgramConsole.Web.Security.Forms;
using MiniProgramConsole.Web.Security.Sessions;

namespace MiniProgramConsole.Web.Features.Account.SignIn;

/// <summary>Signing in needs no key: the password is the proof, and each sign-in starts a new session.</summary>
[Route("account")]
public sealed class AccountController(
    SignInService signIns,
    SessionService sessions,
    SessionCookie cookie,
    ResendTicket tickets,
    DeviceCookie device,
    SecondFactorCookie secondFactor,
    IValidator<SignInForm> validator,
    CurrentPerson person,
    RefusalLog refusals) : Controller
{
    public const string TicketKey = "Ticket";

    [AllowAnonymous]
    [HttpGet("sign-in")]
    public IActionResult SignIn(string? returnUrl) => person.IsSignedIn ? this.ReturnTo(returnUrl) : View(new SignInForm());

    [AllowAnonymous]
    [HttpPost("sign-in")]
    [AnswersStaleForms]
    [RateLimit(RateLimit.Anonymous, FormComesBack = true)]
    public async Task<IActionResult> SignIn(SignInForm form, string? returnUrl, CancellationToken cancellationToken)
    {
        if (this.ReturnsForm())
        {
            return person.IsSignedIn ? this.ReturnTo(returnUrl) : View(form with { Password = null });
        }

        foreach (var failure in validator.Validate(form).Errors)
        {
            ModelState.AddModelError(failure.PropertyName, failure.ErrorMessage);
        }

        if (!ModelState.IsValid)
        {
            return Refuse(form);
        }

        var check = await signIns.CheckAsync(form.Email!, form.Password!, device.Origin, cancellationToken);
        if (check.User is null)
        {
            refusals.Log(RefusalReason.SignIn);
            if (check.Unconfirmed is { } unconfirmed)
            {
                ViewData[TicketKey] = tickets.Make(unconfirmed.Id);
            }

            ModelState.AddModelError("", check.Refusal.ToString());
            return Refuse(form);
        }

        var outcome = check.NeedsSecondFactor
            ? await secondFactor.GiveAsync(check.User, cancellationToken)
            : await cookie.BeginAsync(check.User, cancellationToken);
        if (outcome.Kind == OutcomeKind.Busy)
        {
            this.Explain(outcome);
            return View(form with { Password = null });
        }

        if (!outcome.Succeeded)
        {
            ModelState.AddModelError("", new SignInCheck(null).Refusal.ToString());
            return Refuse(form);
        }

        return check.NeedsSecondFactor
            ? RedirectToAction(nameof(SecondFactorController.SecondFactor), "SecondFactor", new { returnUrl })
            : this.ReturnTo(returnUrl);
    }

    // No key is required: the session can end only once, and nobody must be kept from signing out.
    [Authorize]
    [HttpPost("sign-out")]
    [AnswersStaleForms]
    public async Task<IActionResult> SignOut(string? returnUrl, CancellationToken cancellationToken)
    {
        if (HttpContext.HasStaleForm())
        {
            TempData.SetFlash(new Message("Form.StaleMenu"));
            return RedirectToAction(nameof(WorkspacesController.Index), "Workspaces");
        }

        var outcome = await sessions.EndAsync(person.AsSender(), cancellationToken);
        if (outcome.Kind == OutcomeKind.Busy)
        {
            // The session is still active, so the browser must not look signed out.
            return this.AnswerByStatus(outcome);
        }

        await HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        // Removes the pages that the browser kept for its back button.
        Response.Headers["Clear-Site-Data"] = "\"cache\"";
        return LocalRedirect(Url.IsOfThisConsole(returnUrl) ? returnUrl : "/");
    }

    private ViewResult Refuse(SignInForm form)
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View(form with { Password = null });
    }
}
