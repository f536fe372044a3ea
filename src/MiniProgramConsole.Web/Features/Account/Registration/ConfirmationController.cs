using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Accounts.Registration;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Core.Workspaces.Invitations;
using MiniProgramConsole.Web.Features.Account.SignIn;
using MiniProgramConsole.Web.Features.Merchants;
using MiniProgramConsole.Web.Features.Shared.Answers;
using MiniProgramConsole.Web.Features.Workspaces;
using MiniProgramConsole.Web.Hosting.RateLimits;
using MiniProgramConsole.Web.Security.Forms;
using MiniProgramConsole.Web.Security.Sessions;

namespace MiniProgramConsole.Web.Features.Account.Registration;

/// <summary>Mail programs open links too, so opening one uses nothing up. The secret works once, so forms need no key.</summary>
[AllowAnonymous]
[Route("account")]
public sealed class ConfirmationController(
    ConfirmationService confirmations, WorkspaceService workspaces, InvitationReader invitations, SessionCookie cookie,
    CurrentPerson person, RefusalLog refusals) : Controller
{
    [HttpGet("confirm")]
    public Task<IActionResult> Confirm(string? token, CancellationToken cancellationToken) =>
        ShowAsync(nameof(Confirm), token, AccountTokenPurpose.ConfirmEmail, cancellationToken);

    [HttpPost("confirm")]
    [AnswersStaleForms]
    [RateLimit(RateLimit.Anonymous, FormComesBack = true)]
    public async Task<IActionResult> Confirm(string? token, string? password, CancellationToken cancellationToken)
    {
        if (this.ReturnsForm())
        {
            return await ShowAsync(nameof(Confirm), token, AccountTokenPurpose.ConfirmEmail, cancellationToken);
        }

        var (outcome, user) = await confirmations.ConfirmAsync(token, password, person.Address, cancellationToken);
        return user is null
            ? await RefuseAsync(nameof(Confirm), outcome, token, AccountTokenPurpose.ConfirmEmail, cancellationToken)
            : await SignInAsync(user, cancellationToken);
    }

    [HttpGet("set-password")]
    public Task<IActionResult> SetPassword(string? token, CancellationToken cancellationToken) =>
        ShowAsync(nameof(SetPassword), token, AccountTokenPurpose.SetPassword, cancellationToken);

    [HttpPost("set-password")]
    [AnswersStaleForms]
    [RateLimit(RateLimit.Anonymous, FormComesBack = true)]
    public async Task<IActionResult> SetPassword(string? token, string? password, CancellationToken cancellationToken)
    {
        if (this.ReturnsForm())
        {
            return await ShowAsync(nameof(SetPassword), token, AccountTokenPurpose.SetPassword, cancellationToken);
        }

        var (outcome, user) = await confirmations.SetPasswordAsync(token, password, person.Address, cancellationToken);
        return user is null
            ? await RefuseAsync(nameof(SetPassword), outcome, token, AccountTokenPurpose.SetPassword, cancellationToken)
            : await SignInAsync(user, cancellationToken);
    }

    private Task<IActionResult> RefuseAsync(
        string view, Outcome outcome, string? token, string purpose, CancellationToken cancellationToken)
    {
        if (outcome.Errors.Count > 0)
        {
            this.Explain(outcome);
        }

        return ShowAsync(view, token, purpose, cancellationToken);
    }

    private async Task<IActionResult> SignInAsync(ApplicationUser user, CancellationToken cancellationToken) =>
        (await cookie.BeginAsync(user, cancellationToken)).Succeeded
            ? await ToFirstPageAsync(user, cancellationToken)
            : RedirectToAction(nameof(AccountController.SignIn), "Account");

    private async Task<IActionResult> ToFirstPageAsync(ApplicationUser user, CancellationToken cancellationToken) =>
        (await workspaces.ListAsync(user.Id, cancellationToken)).Count == 0
        && (await invitations.ListForAsync(user.Email!, cancellationToken)).Count == 0
            ? RedirectToAction(nameof(MerchantsController.Create), "Merchants")
            : RedirectToAction(nameof(WorkspacesController.Index), "Workspaces");

    private async Task<IActionResult> ShowAsync(string view, string? token, string purpose, CancellationToken cancellationToken)
    {
        if (await confirmations.FindAsync(token, purpose, cancellationToken) is { } user)
        {
            return View(view, new PasswordPage(user.Email!, token!));
        }

        refusals.Log(RefusalReason.Link);
        Response.StatusCode = StatusCodes.Status404NotFound;
        return View("LinkDead");
    }
}
