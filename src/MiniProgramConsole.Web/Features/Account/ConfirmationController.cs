using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Web.Features.Merchants;
using MiniProgramConsole.Web.Features.Workspaces;
using MiniProgramConsole.Web.Security;

namespace MiniProgramConsole.Web.Features.Account;

/// <summary>The pages behind the links of new accounts. Looking uses nothing up, since mail programs look too; the form does.</summary>
[AllowAnonymous]
[Route("account")]
public sealed class ConfirmationController(
    ConfirmationService confirmations, WorkspaceService workspaces, InvitationReader invitations, SessionCookie cookie,
    CurrentPerson person) : Controller
{
    [HttpGet("confirm")]
    public Task<IActionResult> Confirm(string? token, CancellationToken cancellationToken) =>
        ShowAsync(nameof(Confirm), token, AccountTokenPurpose.ConfirmEmail, cancellationToken);

    [HttpPost("confirm")]
    public async Task<IActionResult> Confirm(string? token, string? password, CancellationToken cancellationToken)
    {
        var result = string.IsNullOrEmpty(password)
            ? new ConfirmationResult(null, IsLinkLiving: true, new Message("SignIn.PasswordRequired"))
            : await confirmations.ConfirmAsync(token, password, person.Address, cancellationToken);
        return await AnswerAsync(nameof(Confirm), result, token, AccountTokenPurpose.ConfirmEmail, cancellationToken);
    }

    [HttpGet("set-password")]
    public Task<IActionResult> SetPassword(string? token, CancellationToken cancellationToken) =>
        ShowAsync(nameof(SetPassword), token, AccountTokenPurpose.SetPassword, cancellationToken);

    [HttpPost("set-password")]
    public async Task<IActionResult> SetPassword(string? token, string? password, CancellationToken cancellationToken)
    {
        var result = await confirmations.SetPasswordAsync(token, password, person.Address, cancellationToken);
        return await AnswerAsync(nameof(SetPassword), result, token, AccountTokenPurpose.SetPassword, cancellationToken);
    }

    private async Task<IActionResult> AnswerAsync(
        string view, ConfirmationResult result, string? token, string purpose, CancellationToken cancellationToken)
    {
        if (result.User is not null)
        {
            return await cookie.BeginAsync(result.User, cancellationToken)
                ? await ToFirstPageAsync(result.User, cancellationToken)
                : RedirectToAction(nameof(AccountController.SignIn), "Account");
        }

        if (result.Error is { } error)
        {
            ModelState.AddModelError("Password", error.ToString());
            Response.StatusCode = StatusCodes.Status400BadRequest;
        }

        return await ShowAsync(view, result.IsLinkLiving ? token : null, purpose, cancellationToken);
    }

    private async Task<IActionResult> ToFirstPageAsync(ApplicationUser user, CancellationToken cancellationToken) =>
        (await workspaces.ListAsync(user.Id, cancellationToken)).Count == 0
        && (await invitations.ListForAsync(user.Email!, cancellationToken)).Count == 0
            ? RedirectToAction(nameof(MerchantsController.Found), "Merchants")
            : RedirectToAction(nameof(WorkspacesController.Index), "Workspaces");

    private async Task<IActionResult> ShowAsync(string view, string? token, string purpose, CancellationToken cancellationToken)
    {
        if (await confirmations.FindAsync(token, purpose, cancellationToken) is { } user)
        {
            return View(view, new PasswordPage(user.Email!, token!));
        }

        Response.StatusCode = StatusCodes.Status404NotFound;
        return View("LinkDead");
    }
}
