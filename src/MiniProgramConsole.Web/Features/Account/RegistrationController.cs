using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Web.Features.Shared;
using MiniProgramConsole.Web.Features.Workspaces;
using MiniProgramConsole.Web.Security;

namespace MiniProgramConsole.Web.Features.Account;

/// <summary>Makes accounts. Every email gets the same pages: what came of it is said by mail.</summary>
[AllowAnonymous]
[Route("account/register")]
public sealed class RegistrationController(
    RegistrationService registrations, RegistrationSettings settings, ResendTicket tickets, CurrentPerson person) : Controller
{
    [HttpGet("")]
    public IActionResult Register() => !settings.IsOpen ? Closed()
        : person.IsSignedIn ? RedirectToAction(nameof(WorkspacesController.Index), "Workspaces")
        : View(new RegisterPage(new RegistrationDetails(), Guid.NewGuid()));

    [HttpPost("")]
    public async Task<IActionResult> Register(RegistrationDetails input, string? token, CancellationToken cancellationToken)
    {
        if (!settings.IsOpen)
        {
            return Closed();
        }

        if (!Guid.TryParse(token, out var formToken))
        {
            return Refuse(input, Guid.NewGuid(), [new FieldError("", new Message("Form.TokenUnreadable"))]);
        }

        var errors = await registrations.RegisterAsync(
            new RegistrationRequest(input, formToken, CultureInfo.CurrentUICulture, person.Address), cancellationToken);
        return errors.Count > 0 ? Refuse(input, formToken, errors) : RedirectToAction(nameof(Sent));
    }

    [HttpGet("sent")]
    public IActionResult Sent() => View();

    /// <summary>Sends the confirmation again to whom the sign-in page gave a ticket.</summary>
    [HttpPost("again")]
    public async Task<IActionResult> SendAgain(string? ticket, CancellationToken cancellationToken)
    {
        if (tickets.Read(ticket) is not { } userId)
        {
            return RedirectToAction(nameof(AccountController.SignIn), "Account");
        }

        await registrations.SendAgainAsync(userId, ticket!, CultureInfo.CurrentUICulture, cancellationToken);
        return RedirectToAction(nameof(Sent));
    }

    private ViewResult Closed()
    {
        Response.StatusCode = StatusCodes.Status403Forbidden;
        return View("Closed");
    }

    private ViewResult Refuse(RegistrationDetails input, Guid token, IReadOnlyList<FieldError> errors)
    {
        ModelState.AddErrors(errors);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View(nameof(Register), new RegisterPage(input with { Password = null }, token));
    }
}
