using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Accounts.Profile;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Web.Features.AccountSettings.Profile;
using MiniProgramConsole.Web.Features.Shared.Answers;
using MiniProgramConsole.Web.Security.Forms;
using MiniProgramConsole.Web.Security.Sessions;

namespace MiniProgramConsole.Web.Features.Account;

/// <summary>Opening the link uses nothing up. The form's proof is the link's secret, which works once, so it needs no key.</summary>
[Authorize]
[Route("account/email/confirm")]
public sealed class NewEmailController(EmailConfirmationService confirmations, CurrentPerson person, RefusalLog refusals) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Confirm(string? token, CancellationToken cancellationToken) =>
        await confirmations.FindAsync(token, cancellationToken) is not { } pending ? Dead()
        : pending.UserId != person.UserId ? Dead(isAnothers: true)
        : View("NewEmail", new NewEmailPage(pending.Email, token!));

    [HttpPost("")]
    [AnswersStaleForms]
    public async Task<IActionResult> Take(string? token, CancellationToken cancellationToken)
    {
        if (this.ReturnsForm())
        {
            return await Confirm(token, cancellationToken);
        }

        var (outcome, taken) = await confirmations.ConfirmAsync(person.AsSender(), token, CultureInfo.CurrentUICulture, cancellationToken);
        if (outcome.Kind == OutcomeKind.Busy)
        {
            this.Explain(outcome);
            return await Confirm(token, cancellationToken);
        }

        if (taken is null)
        {
            return outcome.Kind == OutcomeKind.NotAllowed ? outcome.AnswerWithoutPage()! : Dead();
        }

        TempData.SetFlash(new Message("Email.Changed", taken.Email));
        return RedirectToAction(nameof(ProfileController.Index), "Profile");
    }

    private ViewResult Dead(bool isAnothers = false)
    {
        refusals.Log(RefusalReason.Link);
        Response.StatusCode = StatusCodes.Status404NotFound;
        return View("LinkDead", isAnothers);
    }
}
