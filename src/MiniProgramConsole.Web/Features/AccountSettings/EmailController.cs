using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Web.Features.Shared;
using MiniProgramConsole.Web.Security;

namespace MiniProgramConsole.Web.Features.AccountSettings;

/// <summary>Takes the wish for another email, and takes it back.</summary>
[Authorize]
[Route("account/email")]
public sealed class EmailController(EmailChangeService emails, PasswordProof proof, CurrentPerson person) : Controller
{
    [HttpGet("")]
    public IActionResult Change() => View("Email", new EmailPage(null, Guid.NewGuid()));

    [HttpPost("")]
    public async Task<IActionResult> Change(string? email, string? currentPassword, string? token, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(token, out var formToken))
        {
            ModelState.AddModelError("", new Message("Form.TokenUnreadable").ToString());
        }
        else if (await proof.GiveAsync(currentPassword, ModelState, cancellationToken)
            && await emails.AskAsync(person.AsActor(), email, formToken, CultureInfo.CurrentUICulture, cancellationToken) is { } error)
        {
            ModelState.AddErrors([error]);
        }

        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return View("Email", new EmailPage(email, formToken == Guid.Empty ? Guid.NewGuid() : formToken));
        }

        return RedirectToAction(nameof(ProfileController.Index), "Profile");
    }

    [HttpPost("cancel")]
    public async Task<IActionResult> Cancel(CancellationToken cancellationToken)
    {
        await emails.CancelAsync(person.AsActor(), cancellationToken);
        TempData.SetFlash(new Message("Email.Cancelled"));
        return RedirectToAction(nameof(ProfileController.Index), "Profile");
    }
}
