using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Web.Features.Shared;
using MiniProgramConsole.Web.Features.Workspaces;
using MiniProgramConsole.Web.Security;

namespace MiniProgramConsole.Web.Features.Account;

/// <summary>Makes accounts. Every email gets the same pages: what came of it is said by mail.</summary>
[AllowAnonymous]
[Route("account/register")]
public sealed class RegistrationController(
    RegistrationService registrations, InvitationReader invitations, RegistrationSettings settings, ResendTicket tickets,
    CurrentPerson person) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Register(string? invitation, CancellationToken cancellationToken)
    {
        var invited = await invitations.FindAsync(invitation, cancellationToken);
        return !settings.IsOpen && invited is null ? Closed()
            : person.IsSignedIn ? RedirectToAction(nameof(WorkspacesController.Index), "Workspaces")
            : View(PageOf(new RegistrationDetails { DisplayName = invited?.Name }, Guid.NewGuid(), invited, invitation));
    }

    [HttpPost("")]
    public async Task<IActionResult> Register(RegistrationDetails input, string? token, string? invitation, CancellationToken cancellationToken)
    {
        var invited = await invitations.FindAsync(invitation, cancellationToken);
        if (!settings.IsOpen && invited is null)
        {
            return Closed();
        }

        if (!Guid.TryParse(token, out var formToken))
        {
            return Refuse(PageOf(input, Guid.NewGuid(), invited, invitation), [new FieldError("", new Message("Form.TokenUnreadable"))]);
        }

        var errors = invited?.IsFor(input.Email) == false
            ? [new FieldError(nameof(RegistrationDetails.Email), new Message("Register.OtherEmail", invited.Email))]
            : await registrations.RegisterAsync(
                new RegistrationRequest(input, formToken, CultureInfo.CurrentUICulture, person.Address), cancellationToken);
        return errors.Count > 0 ? Refuse(PageOf(input, formToken, invited, invitation), errors) : RedirectToAction(nameof(Sent));
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

    private ViewResult Refuse(RegisterPage page, IReadOnlyList<FieldError> errors)
    {
        ModelState.AddErrors(errors);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View(nameof(Register), page);
    }

    private static RegisterPage PageOf(RegistrationDetails input, Guid token, ReceivedInvitation? invited, string? invitation) => new(
        input with { Email = invited?.Email ?? input.Email, Password = null }, token, invited is null ? null : invitation);
}
