using System.Security.Claims;
using System.Text;
using FluentValidation;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Web.Features.Workspaces;
using MiniProgramConsole.Web.Security;

namespace MiniProgramConsole.Web.Features.Account;

[Route("account")]
public sealed class AccountController(
    SignInService signIns,
    SignInManager<ApplicationUser> identity,
    SessionService sessions,
    IValidator<SignInForm> validator,
    CurrentPerson person,
    ILogger<AccountController> logger) : Controller
{
    [AllowAnonymous]
    [HttpGet("sign-in")]
    public IActionResult SignIn() => person.IsSignedIn
        ? RedirectToAction(nameof(WorkspacesController.Index), "Workspaces")
        : View(new SignInForm());

    [AllowAnonymous]
    [HttpPost("sign-in")]
    public async Task<IActionResult> SignIn(SignInForm form, string? returnUrl, CancellationToken cancellationToken)
    {
        foreach (var failure in validator.Validate(form).Errors)
        {
            ModelState.AddModelError(failure.PropertyName, failure.ErrorMessage);
        }

        if (!ModelState.IsValid)
        {
            return Refuse(form);
        }

        var check = await signIns.CheckAsync(form.Email!, form.Password!, cancellationToken);
        if (check.User is null)
        {
            logger.LogInformation("Sign-in from {Address} failed{Reason}", person.Address, check.RefusedFor is null ? "" : ": too many tries");
            ModelState.AddModelError("", RefusalOf(check).ToString());
            return Refuse(form);
        }

        await BeginSessionAsync(check.User, cancellationToken);
        // A header holds ASCII only; the addresses of this console are.
        return Url.IsLocalUrl(returnUrl) && Ascii.IsValid(returnUrl)
            ? LocalRedirect(returnUrl)
            : RedirectToAction(nameof(WorkspacesController.Index), "Workspaces");
    }

    [Authorize]
    [HttpPost("sign-out")]
    public async Task<IActionResult> SignOut(CancellationToken cancellationToken)
    {
        await sessions.EndAsync(person.SessionId, person.AsActor(), cancellationToken);
        await HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        // Pages that the browser kept for its back button go with the session.
        Response.Headers["Clear-Site-Data"] = "\"cache\"";
        return Redirect("/");
    }

    private ViewResult Refuse(SignInForm form)
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View(form with { Password = null });
    }

    private async Task BeginSessionAsync(ApplicationUser user, CancellationToken cancellationToken)
    {
        if (person.IsSignedIn)
        {
            await sessions.EndAsync(person.SessionId, person.AsActor(), cancellationToken);
        }

        var browser = Request.Headers[HeaderNames.UserAgent].ToString();
        var secret = await sessions.BeginAsync(user, person.Address, browser, cancellationToken);
        await identity.SignInWithClaimsAsync(
            user, new AuthenticationProperties(), [new Claim(SessionCookieEvents.SecretClaim, secret)]);
    }

    private static Message RefusalOf(SignInCheck check)
    {
        if (check.RefusedFor is not { } wait)
        {
            return new Message("SignIn.Failed");
        }

        var minutes = (int)Math.Ceiling(wait.TotalMinutes);
        return minutes == 1 ? new Message("SignIn.Refused.One") : new Message("SignIn.Refused", minutes);
    }
}
