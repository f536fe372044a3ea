using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Accounts.Passwords;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Web.Features.Account.SignIn;
using MiniProgramConsole.Web.Features.Shared.Answers;
using MiniProgramConsole.Web.Hosting.RateLimits;
using MiniProgramConsole.Web.Security.Forms;
using MiniProgramConsole.Web.Security.Sessions;

namespace MiniProgramConsole.Web.Features.Account.Passwords;

/// <summary>Every email gets the same pages: only its mailbox learns whether it has an account.</summary>
[AllowAnonymous]
[Route("account")]
public sealed class PasswordResetController(
    ResetCodeService codes, PasswordResetService resets, DeviceCookie device) : Controller
{
    // Not in the address, where proxies and logs would keep it.
    private const string EmailKey = "reset-email";

    // The code works only together with this, so only in this browser. It is sealed, as flash messages are.
    private const string SecretKey = "reset-browser";

    public static IReadOnlyList<string> ResetFields { get; } =
        [nameof(PasswordResetDetails.Email), nameof(PasswordResetDetails.Code), nameof(PasswordResetDetails.Password)];

    [HttpGet("forgot")]
    public IActionResult Forgot() => View(new ForgotPage(null, Guid.NewGuid()));

    [HttpPost("forgot")]
    [RateLimit(RateLimit.Anonymous, FormComesBack = true)]
    public Task<IActionResult> Forgot(string? email, FormKey key, CancellationToken cancellationToken) => this.AnswerAsync(
        key,
        sent => codes.SendAsync(device.Origin, email, sent, CultureInfo.CurrentUICulture, cancellationToken),
        outcome =>
        {
            TempData[EmailKey] = email;
            if (outcome.Succeeded)
            {
                TempData[SecretKey] = ResetCodeService.SecretOf(key.Value);
            }

            TempData.SetFlash(new Message("Reset.Sent"));
            return RedirectToAction(nameof(Reset));
        },
        shown => Task.FromResult<IActionResult>(View(nameof(Forgot), new ForgotPage(email, shown))));

    [HttpGet("reset")]
    public IActionResult Reset() => View(new PasswordResetDetails { Email = TempData.Peek(EmailKey) as string });

    [HttpPost("reset")]
    [AnswersStaleForms]
    [RateLimit(RateLimit.Anonymous, FormComesBack = true)]
    public async Task<IActionResult> Reset(PasswordResetDetails input, CancellationToken cancellationToken)
    {
        if (this.ReturnsForm())
        {
            return View(input with { Password = null });
        }

        var outcome = await resets.ResetAsync(
            input, TempData.Peek(SecretKey) as string, device.Origin, CultureInfo.CurrentUICulture, cancellationToken);
        if (outcome.Errors.Count > 0)
        {
            this.Explain(outcome);
            return View(input with { Password = null });
        }

        TempData.Remove(EmailKey);
        TempData.SetFlash(new Message("Reset.Done"));
        await HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        return RedirectToAction(nameof(AccountController.SignIn), "Account");
    }
}
