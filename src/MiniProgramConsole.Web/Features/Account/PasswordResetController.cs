using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Web.Features.Shared;
using MiniProgramConsole.Web.Security;

namespace MiniProgramConsole.Web.Features.Account;

/// <summary>Replaces forgotten passwords. Every email gets the same pages: only its mailbox learns whether it has an account.</summary>
[AllowAnonymous]
[Route("account")]
public sealed class PasswordResetController(ResetCodeService codes, PasswordResetService resets, CurrentPerson person) : Controller
{
    // Not in the address, where proxies and logs would keep it.
    private const string EmailKey = "reset-email";

    /// <summary>The fields of the page that takes the code, from top to bottom.</summary>
    public static IReadOnlyList<string> ResetFields { get; } =
        [nameof(PasswordResetDetails.Email), nameof(PasswordResetDetails.Code), nameof(PasswordResetDetails.Password)];

    [HttpGet("forgot")]
    public IActionResult Forgot() => View(new ForgotPage(null, Guid.NewGuid()));

    [HttpPost("forgot")]
    public async Task<IActionResult> Forgot(string? email, string? token, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(token, out var formToken))
        {
            return RefuseToSend(email, Guid.NewGuid(), new FieldError("", new Message("Form.TokenUnreadable")));
        }

        if (await codes.SendAsync(email, formToken, CultureInfo.CurrentUICulture, cancellationToken) is { } error)
        {
            return RefuseToSend(email, formToken, error);
        }

        TempData[EmailKey] = email;
        TempData.SetFlash(new Message("Reset.Sent"));
        return RedirectToAction(nameof(Reset));
    }

    [HttpGet("reset")]
    public IActionResult Reset() => View(new PasswordResetDetails { Email = TempData.Peek(EmailKey) as string });

    [HttpPost("reset")]
    public async Task<IActionResult> Reset(PasswordResetDetails input, CancellationToken cancellationToken)
    {
        var errors = await resets.ResetAsync(input, person.Address, CultureInfo.CurrentUICulture, cancellationToken);
        if (errors.Count > 0)
        {
            ModelState.AddErrors(errors);
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return View(input with { Password = null });
        }

        TempData.Remove(EmailKey);
        TempData.SetFlash(new Message("Reset.Done"));
        await HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        return RedirectToAction(nameof(AccountController.SignIn), "Account");
    }

    private ViewResult RefuseToSend(string? email, Guid token, FieldError error)
    {
        ModelState.AddErrors([error]);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View(nameof(Forgot), new ForgotPage(email, token));
    }
}
