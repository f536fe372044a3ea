using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Web.Features.AccountSettings;
using MiniProgramConsole.Web.Features.Shared;
using MiniProgramConsole.Web.Hosting.RateLimits;
using MiniProgramConsole.Web.Security;

namespace MiniProgramConsole.Web.Features.Account;

/// <summary>
/// The page behind the link that a new email gets. Looking uses nothing up, since mail programs look too; the form does. The form takes no key: the
/// link's secret, in the field <c>token</c> as in the link, is the proof and works once.
/// </summary>
[AllowAnonymous]
[Route("account/email/confirm")]
public sealed class NewEmailController(EmailConfirmationService confirmations, CurrentPerson person, RefusalLog refusals) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Confirm(string? token, CancellationToken cancellationToken) =>
        await confirmations.FindAsync(token, cancellationToken) is { } pending ? View("NewEmail", new NewEmailPage(pending.Email, token!)) : Dead();

    [HttpPost("")]
    [AnswersStaleForms]
    [RateLimit(RateLimit.Anonymous, FormComesBack = true)]
    public async Task<IActionResult> Take(string? token, CancellationToken cancellationToken)
    {
        if (this.ReturnsForm())
        {
            return await Confirm(token, cancellationToken);
        }

        var (outcome, taken) = await confirmations.ConfirmAsync(
            token, person.IsSignedIn ? person.SessionId : null, person.Address, CultureInfo.CurrentUICulture, cancellationToken);
        if (outcome.Kind == OutcomeKind.Busy)
        {
            this.Explain(outcome);
            return await Confirm(token, cancellationToken);
        }

        if (taken is null)
        {
            return Dead();
        }

        TempData.SetFlash(new Message("Email.Changed", taken.Email));
        return person.UserId == taken.UserId
            ? RedirectToAction(nameof(ProfileController.Index), "Profile")
            : RedirectToAction(nameof(AccountController.SignIn), "Account");
    }

    private ViewResult Dead()
    {
        refusals.Log(RefusalReason.Link);
        Response.StatusCode = StatusCodes.Status404NotFound;
        return View("LinkDead");
    }
}
