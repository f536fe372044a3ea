using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Web.Features.Shared;
using MiniProgramConsole.Web.Security;

namespace MiniProgramConsole.Web.Features.Account;

/// <summary>The second step of signing in, for a browser that gave the right password.</summary>
[AllowAnonymous]
[Route("account/second-factor")]
public sealed class SecondFactorController(
    SecondFactorService secondFactor, SecondFactorCookie tickets, DeviceCookie device, SessionCookie cookie, CurrentPerson person,
    ILogger<SecondFactorController> logger) : Controller
{
    [HttpGet("")]
    public IActionResult SecondFactor(string? returnUrl, bool recovery) =>
        tickets.Read() is not null ? View(nameof(SecondFactor), new SecondFactorForm { Recovery = recovery })
        : person.IsSignedIn ? this.ReturnTo(returnUrl)
        : ToSignIn(returnUrl);

    [HttpPost("")]
    public async Task<IActionResult> Complete(SecondFactorForm form, string? returnUrl, CancellationToken cancellationToken)
    {
        if (tickets.Read() is not { } ticket)
        {
            return BeginAnew(returnUrl);
        }

        var tried = new SecondFactorTry(
            ticket.UserId, ticket.SecurityStamp, ticket.Token, form.Code, device.Origin, CultureInfo.CurrentUICulture);
        var check = await secondFactor.CheckAsync(tried, cancellationToken);
        if (check.Error is { } error)
        {
            logger.LogInformation("The second step of a sign-in from {Address} failed", person.Address);
            ModelState.AddModelError(nameof(form.Code), error.ToString());
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return View(nameof(SecondFactor), form);
        }

        tickets.Remove();
        return check.User is not null && await cookie.BeginAsync(check.User, form.Remember, cancellationToken)
            ? this.ReturnTo(returnUrl)
            : BeginAnew(returnUrl);
    }

    private IActionResult BeginAnew(string? returnUrl)
    {
        // The same form sent twice: the first one signed in.
        if (person.IsSignedIn)
        {
            return this.ReturnTo(returnUrl);
        }

        TempData.SetFlash(new Message("SecondFactor.BeginAnew"));
        return ToSignIn(returnUrl);
    }

    private RedirectToActionResult ToSignIn(string? returnUrl) => RedirectToAction("SignIn", "Account", new { returnUrl });
}
