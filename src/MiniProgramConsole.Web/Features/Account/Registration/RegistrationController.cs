using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Accounts.Registration;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Commands.Senders;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.Workspaces.Invitations;
using MiniProgramConsole.Web.Features.Account.SignIn;
using MiniProgramConsole.Web.Features.Shared.Answers;
using MiniProgramConsole.Web.Features.Workspaces;
using MiniProgramConsole.Web.Hosting.RateLimits;
using MiniProgramConsole.Web.Hosting.Settings;
using MiniProgramConsole.Web.Security;
using MiniProgramConsole.Web.Security.Forms;
using MiniProgramConsole.Web.Security.Sessions;

namespace MiniProgramConsole.Web.Features.Account.Registration;

/// <summary>Every email gets the same pages; the result is sent by mail. A ticket sends one mail, so it needs no key.</summary>
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
    [RateLimit(RateLimit.Anonymous, FormComesBack = true)]
    public async Task<IActionResult> Register(
        RegistrationDetails input, FormKey key, string? invitation, CancellationToken cancellationToken)
    {
        if (key.IsStale && person.IsSignedIn)
        {
            // Signed in in another tab, so there is nothing to register.
            return RedirectToAction(nameof(WorkspacesController.Index), "Workspaces");
        }

        var invited = await invitations.FindAsync(invitation, cancellationToken);
        if (!settings.IsOpen && invited is null)
        {
            return Closed();
        }

        if (key.IsReadable && invited?.IsFor(input.Email) == false)
        {
            ModelState.AddErrors([new FieldError(nameof(RegistrationDetails.Email), new Message("Register.OtherEmail", invited.Email))]);
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return View(nameof(Register), PageOf(input, key.Value, invited, invitation));
        }

        return await this.AnswerAsync(
            key,
            sent => registrations.RegisterAsync(
                new AnonymousSender(person.Address), input, sent, CultureInfo.CurrentUICulture, cancellationToken),
            _ => RedirectToAction(nameof(Sent)),
            shown => Task.FromResult<IActionResult>(View(nameof(Register), PageOf(input, shown, invited, invitation))));
    }

    [HttpGet("sent")]
    public IActionResult Sent() => View();

    [HttpPost("again")]
    [AnswersStaleForms]
    [RateLimit(RateLimit.Anonymous, FormComesBack = true)]
    public async Task<IActionResult> SendAgain(string? ticket, CancellationToken cancellationToken)
    {
        if (this.ReturnsForm())
        {
            return person.IsSignedIn ? RedirectToAction(nameof(WorkspacesController.Index), "Workspaces") : ShowTicket(ticket);
        }

        if (tickets.Read(ticket) is not { } read)
        {
            return RedirectToAction(nameof(AccountController.SignIn), "Account");
        }

        var outcome = await registrations.SendAgainAsync(read.UserId, read.Key, CultureInfo.CurrentUICulture, cancellationToken);
        if (outcome.Kind == OutcomeKind.Busy)
        {
            this.Explain(outcome);
            return ShowTicket(ticket);
        }

        return RedirectToAction(nameof(Sent));
    }

    private ViewResult ShowTicket(string? ticket)
    {
        ViewData[AccountController.TicketKey] = ticket;
        return View("/Features/Account/SignIn/SignIn.cshtml", new SignInForm());
    }

    private ViewResult Closed()
    {
        Response.StatusCode = StatusCodes.Status403Forbidden;
        return View("Closed");
    }

    private static RegisterPage PageOf(RegistrationDetails input, Guid token, ReceivedInvitation? invited, string? invitation) => new(
        input with { Email = invited?.Email ?? input.Email, Password = null }, token, invited is null ? null : invitation);
}
